# The role and the category are made; then no channel ever is.
On channel creation 2, always: 500.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 500 (and 10 more)
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              Made the category
    0:02.025  channel creation: 500 (and 32 more)
    0:06.159  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              ⏳ Discord does not answer at the moment. I go on by myself at ⟨0:11⟩ (in 11 s from the start).
    0:06.159  job 1 goes back to the queue
    0:11.159  job 1 comes to a worker, delivery 2
    0:11.359  channel creation: 500 (and 10 more)
    0:11.459  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
    0:13.353  channel creation: 500 (and 32 more)
    0:17.573  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              ⏳ Discord does not answer at the moment. I go on by myself at ⟨0:32⟩ (in 32 s from the start).
    0:17.573  job 1 goes back to the queue
    0:32.573  job 1 comes to a worker, delivery 3
    0:32.773  channel creation: 500 (and 10 more)
    0:32.873  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
    0:35.061  channel creation: 500 (and 32 more)
    0:38.813  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              ⏳ Discord does not answer at the moment. I go on by myself at ⟨1:23⟩ (in 83 s from the start).
    0:38.813  job 1 goes back to the queue
    1:23.813  job 1 comes to a worker, delivery 4
    1:24.013  channel creation: 500 (and 10 more)
    1:24.113  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
    1:26.240  channel creation: 500 (and 32 more)
    1:29.833  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              ⏳ Discord does not answer at the moment. I go on by myself at ⟨3:29⟩ (in 3 min from the start).
    1:29.833  job 1 goes back to the queue
    3:29.833  job 1 comes to a worker, delivery 5
    3:30.033  channel creation: 500 (and 10 more)
    3:30.133  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
    3:31.865  channel creation: 500 (and 32 more)
    3:35.647  reply: ❌ **Campaign Not Finished: Test**
              Discord did not answer, however often I tried.
              2 of 13 objects are there and stay.
              Use `/add-campaign` with the name Test again later: it makes only what is missing.
    3:35.647  job 1 goes back to the queue

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 0: 
389 requests, 1 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: dead-lettered
