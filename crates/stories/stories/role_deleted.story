On channel creation 4: an admin deletes the role.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  an admin deletes the role
    0:00.400  channel creation: refused 404 10011 (and 13 more)
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              Created #gm-planning
    0:01.253  channel creation: refused 404 10011 (and 13 more)
    0:02.004  role deletion: refused 404 10011
    0:02.104  reply: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #campaign-main. Something it needs is gone: somebody may have deleted the role or the category, or the game master may have left the server. Repeat the command.
              I removed the 6 things I had created.
    0:02.104  job 1 is done

In the end there is
  nothing new
50 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
