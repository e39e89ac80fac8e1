# Not Discord but its network refuses, for some minutes.
On channel creation 5: refused 403 0.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: refused 403 0
    0:00.500  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
              ⏳ Discord is rate-limiting me until ⟨5:01⟩ (in 5 min from the start). I'll continue automatically.
    0:00.500  job 1 goes back to the queue
    5:01.500  job 1 comes to a worker, delivery 2
    5:01.800  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
    5:01.900  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    5:01.900  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
27 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
