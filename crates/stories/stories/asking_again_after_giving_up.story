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
              Made #campaign-main
    0:02.025  channel creation: 500 (and 20 more)
    0:06.159  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord does not answer at the moment. I go on by myself at ⟨0:12⟩ (in 12 s from the start).
    0:06.159  job 1 goes back to the queue
    0:12.159  job 1 comes to a worker, delivery 2
    0:12.359  channel creation: 500 (and 6 more)
    0:12.459  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    0:14.353  channel creation: 500 (and 20 more)
    0:18.573  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord does not answer at the moment. I go on by myself at ⟨0:34⟩ (in 34 s from the start).
    0:18.573  job 1 goes back to the queue
    0:34.573  job 1 comes to a worker, delivery 3
    0:34.773  channel creation: 500 (and 6 more)
    0:34.873  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    0:37.061  channel creation: 500 (and 20 more)
    0:40.813  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord does not answer at the moment. I go on by myself at ⟨1:26⟩ (in 86 s from the start).
    0:40.813  job 1 goes back to the queue
    1:26.813  job 1 comes to a worker, delivery 4
    1:27.013  channel creation: 500 (and 6 more)
    1:27.113  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    1:29.240  channel creation: 500 (and 20 more)
    1:32.833  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord does not answer at the moment. I go on by myself at ⟨3:33⟩ (in 3 min from the start).
    1:32.833  job 1 goes back to the queue
    3:33.833  job 1 comes to a worker, delivery 5
    3:34.033  channel creation: 500 (and 6 more)
    3:34.133  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    3:35.865  channel creation: 500 (and 20 more)
    3:39.647  reply to gwen_the_gm: ❌ **Campaign Not Finished: Test**
              Discord did not answer, however often I tried.
              6 of 13 objects are there and stay.
              Use `/add-campaign` with the name Test again later: it makes only what is missing.
    3:39.647  job 1 goes back to the queue
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
   31:00.400  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
326 requests, 1 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: dead-lettered
Ending of “Test” for gwen_the_gm: complete
