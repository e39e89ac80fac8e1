# The bot does not see them all, so it can only find out.
The guild has 480 channels.
The guild has 12 more channels that the bot cannot see.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  channel creation: refused 400 30013 (and 3 more)
    0:00.900  reply: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #maps-and-visuals. The server has all the 500 channels that Discord allows; I can't see all of them. Delete channels that nobody needs, then repeat the command.
              I removed the 9 things I had created.
    0:00.900  job 1 is done

In the end there is
  nothing new
28 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
