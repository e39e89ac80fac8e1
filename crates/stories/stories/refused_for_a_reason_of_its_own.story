# Not every 403 is a missing permission: the person reads which channel it was, and Discord's own reason.
On channel creation 8: refused 403 20012.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: refused 403 20012
    0:00.900  reply: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #gm-planning. Its reason: “You are not authorized to perform this action on this application” (code 20012, HTTP 403). Repeat the command in a few minutes. If Discord refuses it again, please tell the operator of this bot.
              I removed the 12 things I had created.
    0:00.900  job 1 is done

In the end there is
  nothing new
31 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
