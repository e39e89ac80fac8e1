# The worker dies, an admin deletes role and category, and there is no room for all channels any more.
The guild has 484 channels.
At 1 s the gm asks for "Test".
On request 13: an admin deletes the category.
On request 32, once: killed after.
At 19 s an admin deletes the role.

----
    0:01.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:01.000  job 1 comes to a worker, delivery 1
    0:01.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:01.400  an admin deletes the category
    0:01.400  channel creation: refused 400 50035 (and 11 more)
    0:02.200  reply: 🏗️ **Creating Campaign: Test**
              `[██████████░░░░░░░░░░]` 53% · 7/13
              Created #characters-and-npcs
    0:02.253  the worker is killed before it hears the answer to its request
    0:02.253  channel creation: refused 400 50035 (and 5 more)
    0:02.253  job 1 ends with its worker
    0:19.000  an admin deletes the role
    0:31.000  job 1 comes to a worker, delivery 2
    0:31.200  reply: ❌ **Campaign Not Finished: Test**
              I was interrupted, and can't find what I may have created before: somebody may have renamed or deleted it. Please look for it. I can't continue because:
              • The server has 489 channels and the campaign needs 12 more; Discord allows 500. Delete channels that nobody needs.
              Then use the command again: it creates only what is missing.
    0:31.200  job 1 is done

In the end there is
  #general-discussion outside of any category
  #session-recaps outside of any category
  #gm-notes outside of any category
  💬characters-and-npcs outside of any category
  🔊campaign-main outside of any category
37 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
