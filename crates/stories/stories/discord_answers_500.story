On any channels look, always: 500.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.000  channels look: 500
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.348  channels look: 500 (and 1 more)
    0:01.360  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨0:07⟩ (in 7 s from the start).
    0:01.360  job 1 goes back to the queue
    0:07.360  job 1 comes to a worker, delivery 2
    0:07.360  channels look: 500 (and 2 more)
    0:08.774  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨0:24⟩ (in 24 s from the start).
    0:08.774  job 1 goes back to the queue
    0:24.774  job 1 comes to a worker, delivery 3
    0:24.774  channels look: 500 (and 2 more)
    0:26.368  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨1:12⟩ (in 72 s from the start).
    0:26.368  job 1 goes back to the queue
    1:12.368  job 1 comes to a worker, delivery 4
    1:12.368  channels look: 500 (and 2 more)
    1:13.654  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨3:14⟩ (in 3 min from the start).
    1:13.654  job 1 goes back to the queue
    3:14.654  job 1 comes to a worker, delivery 5
    3:14.654  channels look: 500 (and 2 more)
    3:15.830  reply: ❌ **Campaign Not Finished: Test**
              Discord answered with an error (HTTP 500), although I tried several times.
              I can't see which parts exist already.
              Use `/add-campaign` with the name Test again later: it creates only what is missing.
    3:15.830  job 1 goes back to the queue

In the end there is
  nothing new
35 requests, 1 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: dead-lettered
