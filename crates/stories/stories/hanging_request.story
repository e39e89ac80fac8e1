# One request hangs for longer than the client waits, and is carried out after all.
# Discord carries out a request a minute late. The person is told what may appear.
On channel creation 3: hangs 60 s.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: hangs 60s
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
              Created #dice-rolls
    0:23.530  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              ℹ️ Discord took very long to answer, so I sent a request again. If something appears twice, delete the second one.
              [Join campaign] [Leave] [Add players…]
    0:23.530  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 12: #general-discussion #session-recaps #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
30 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
