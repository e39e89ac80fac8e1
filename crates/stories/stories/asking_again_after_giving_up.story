# Discord was down for too long: the person asks again when it is well, and gets one whole campaign.
On channel creation 6, always: 500.
At 0 s the gm asks for "Test".
At 30 min all faults end.
At 31 min the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 500 (and 6 more)
    0:01.200  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              Created #campaign-main
    0:02.025  channel creation: 500 (and 6 more)
    0:02.225  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨0:08⟩ (in 8 s from the start).
    0:02.225  job 1 goes back to the queue
    0:08.225  job 1 comes to a worker, delivery 2
    0:08.425  channel creation: 500 (and 6 more)
    0:08.525  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    0:10.732  channel creation: 500 (and 6 more)
    0:10.932  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨0:26⟩ (in 26 s from the start).
    0:10.932  job 1 goes back to the queue
    0:26.932  job 1 comes to a worker, delivery 3
    0:27.132  channel creation: 500 (and 6 more)
    0:27.232  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    0:28.759  channel creation: 500 (and 6 more)
    0:28.959  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨1:14⟩ (in 74 s from the start).
    0:28.959  job 1 goes back to the queue
    1:14.959  job 1 comes to a worker, delivery 4
    1:15.159  channel creation: 500 (and 6 more)
    1:15.259  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    1:17.153  channel creation: 500 (and 6 more)
    1:17.353  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨3:18⟩ (in 3 min from the start).
    1:17.353  job 1 goes back to the queue
    3:18.353  job 1 comes to a worker, delivery 5
    3:18.553  channel creation: 500 (and 6 more)
    3:18.653  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    3:20.473  channel creation: 500 (and 6 more)
    3:20.673  reply to gwen_the_gm: ❌ **Campaign Not Finished: Test**
              Discord answered with an error (HTTP 500), although I tried several times.
              6 of 13 objects exist and stay.
              Use `/add-campaign` with the name Test again later: it creates only what is missing.
    3:20.673  job 1 goes back to the queue
   30:00.000  all faults end
   31:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
   31:00.000  job 2 comes to a worker, delivery 1
   31:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
   31:00.400  reply to gwen_the_gm: ✅ **Campaign Completed: Test**
              Added what was missing: #characters-and-npcs, #campaign-lore, #gm-planning, #maps-and-visuals, #session-zero, #safety, #dice-rolls
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
   31:00.400  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
136 requests, 1 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: dead-lettered
Ending of “Test” for gwen_the_gm: complete
