On channel creation 7: an admin deletes the category.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  an admin deletes the category
    0:00.400  channel creation: refused 400 50035 (and 11 more)
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[██████████░░░░░░░░░░]` 53% · 7/13
              Created #characters-and-npcs
    0:01.253  channel creation: refused 400 50035 (and 11 more)
    0:01.904  channel deletion: refused 404 10003
    0:02.104  reply: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #campaign-lore. Something it needs is gone: somebody may have deleted the role or the category, or the game master may have left the server. Repeat the command.
              I removed the 7 things I had created.
    0:02.104  job 1 is done

In the end there is
  nothing new
48 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
