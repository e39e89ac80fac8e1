# The person knows that the campaign is made; the worker dies while it reads the campaign back. The next one cannot look.
On channels look 2: hangs 3 s.
On guild look 2, always: 503.
At 1 s the worker is killed.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  channels look: hangs 3s
    0:00.500  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:01.000  the worker is killed
    0:01.000  job 1 ends with its worker
    0:30.000  job 1 comes to a worker, delivery 2
    0:30.000  guild look: 503 (and 2 more)
    0:31.360  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
26 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
