# A kill left a role without a category. Nobody says whether anybody has it.
On channel creation 1: killed before.
On any counts look, always: refused 403 50001.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  the worker is killed before its request reaches Discord
    0:00.300  job 1 ends with its worker
    0:30.000  job 1 comes to a worker, delivery 2
    0:30.100  counts look: refused 403 50001
    0:30.300  reply: ❌ **Campaign Not Finished: Test**
              I was interrupted, and can't tell what I had created before. I can't continue because:
              • There is a role @Test Members of this name, and Discord doesn't tell me whether anybody has it. Delete it if nobody needs it; otherwise rename it, or choose another name.
              Then use the command again: it creates only what is missing.
    0:30.300  job 1 is done

In the end there is
  role “Test Members”, which nobody has
11 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
