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
              Created the category
    0:02.025  channel creation: 500 (and 10 more)
    0:02.225  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨0:08⟩ (in 8 s from the start).
    0:02.225  job 1 goes back to the queue
    0:08.225  job 1 comes to a worker, delivery 2
    0:08.425  channel creation: 500 (and 10 more)
    0:08.525  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
    0:10.732  channel creation: 500 (and 10 more)
    0:10.932  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨0:26⟩ (in 26 s from the start).
    0:10.932  job 1 goes back to the queue
    0:26.932  job 1 comes to a worker, delivery 3
    0:27.132  channel creation: 500 (and 10 more)
    0:27.232  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
    0:28.759  channel creation: 500 (and 10 more)
    0:28.959  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨1:14⟩ (in 74 s from the start).
    0:28.959  job 1 goes back to the queue
    1:14.959  job 1 comes to a worker, delivery 4
    1:15.159  channel creation: 500 (and 10 more)
    1:15.259  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
    1:17.153  channel creation: 500 (and 10 more)
    1:17.353  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨3:18⟩ (in 3 min from the start).
    1:17.353  job 1 goes back to the queue
    3:18.353  job 1 comes to a worker, delivery 5
    3:18.553  channel creation: 500 (and 10 more)
    3:18.653  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
    3:20.473  channel creation: 500 (and 10 more)
    3:20.673  reply: ❌ **Campaign Not Finished: Test**
              Discord answered with an error (HTTP 500), although I tried several times.
              2 of 13 objects exist and stay.
              Use `/add-campaign` with the name Test again later: it creates only what is missing.
    3:20.673  job 1 goes back to the queue

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 0: 
158 requests, 1 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: dead-lettered
