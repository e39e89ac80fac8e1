# Discord creates #session-recaps and answers with an error. Then an admin deletes the category, and nothing tells any
# more whose channel that is. The reply says that something may be left.
On channel creation 3, once: 500 after.
After channel creation 4: an admin deletes the category.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 500 after
    0:00.400  an admin deletes the category
    0:00.400  channel creation: refused 400 50035 (and 15 more)
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              Created #gm-notes
    0:01.520  channel creation: refused 400 50035 (and 15 more)
    0:23.607  reply: 🏗️ **Creating Campaign: Test**
              Discord refused a step. I'm removing what I created.
    0:23.807  channel deletion: refused 404 10003
    0:24.007  reply: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #campaign-main. Something it needs is gone: somebody may have deleted the role or the category, or the game master may have left the server. Repeat the command.
              I removed the 4 things I had created.
              ⚠️ Discord didn't confirm some of my requests. Look for a role, category or channel that I couldn't see.
    0:24.007  job 1 is done

In the end there is
  #session-recaps outside of any category
58 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
