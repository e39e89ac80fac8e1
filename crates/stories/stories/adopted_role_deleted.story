# The campaign takes a role of its name that was there before, and an admin deletes it meanwhile.
The guild has a role "Test Members".
At 1000 ms the gm asks for "Test".
After request 17: an admin deletes the role.

----
    0:01.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:01.000  job 1 comes to a worker, delivery 1
    0:01.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:01.400  an admin deletes the role
    0:01.400  channel creation: refused 404 10011 (and 1 more)
    0:02.200  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
              Created #safety
    0:02.253  channel creation: refused 404 10011 (and 1 more)
    0:02.704  role removal: refused 404 10011
    0:03.004  reply: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #dice-rolls. Something it needs is gone: somebody may have deleted the role or the category, or the game master may have left the server. Repeat the command.
              I removed the 11 things I had created.
    0:03.004  job 1 is done

In the end there is
  nothing new
  no Test Members any more
38 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
