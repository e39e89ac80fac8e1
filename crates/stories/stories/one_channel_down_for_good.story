# Ten of the eleven channels are made; the last never is.
On channel creation 12, always: 500.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 500
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
              Created #safety
    0:02.025  channel creation: 500
    0:02.225  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨0:08⟩ (in 8 s from the start).
    0:02.225  job 1 goes back to the queue
    0:08.225  job 1 comes to a worker, delivery 2
    0:08.425  channel creation: 500
    0:08.525  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
    0:10.732  channel creation: 500
    0:10.932  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨0:16⟩ (in 16 s from the start).
    0:10.932  job 1 goes back to the queue
    0:16.932  job 1 comes to a worker, delivery 3
    0:17.132  channel creation: 500
    0:17.232  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
    0:18.759  channel creation: 500
    0:18.959  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨0:29⟩ (in 29 s from the start).
    0:18.959  job 1 goes back to the queue
    0:29.959  job 1 comes to a worker, delivery 4
    0:30.159  channel creation: 500
    0:30.259  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
    0:32.153  channel creation: 500
    0:32.353  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨0:48⟩ (in 48 s from the start).
    0:32.353  job 1 goes back to the queue
    0:48.353  job 1 comes to a worker, delivery 5
    0:48.553  channel creation: 500
    0:48.653  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
    0:50.473  channel creation: 500
    0:50.673  reply: ❌ **Campaign Not Finished: Test**
              Discord answered with an error (HTTP 500), although I tried several times.
              12 of 13 objects exist and stay.
              Use `/add-campaign` with the name Test again later: it creates only what is missing.
    0:50.673  job 1 goes back to the queue

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 10: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety 🔊campaign-main
68 requests, 1 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: dead-lettered
