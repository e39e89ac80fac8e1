On request 12: 429 global for 2 s.
On request 16: 429 page for 40 s.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 429 global for 2s
    0:00.300  channel creation: 429 page for 40s
    0:00.400  channel creation: 429, wait 2s (and 2 more)
    0:00.400  channel creation: 429, wait 40s (and 1 more)
    0:40.500  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord is rate-limiting me until ⟨0:41⟩ (in 41 s from the start). I'll continue automatically.
    0:40.500  job 1 goes back to the queue
    0:41.500  job 1 comes to a worker, delivery 2
    0:41.800  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    0:41.900  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:41.900  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
33 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
