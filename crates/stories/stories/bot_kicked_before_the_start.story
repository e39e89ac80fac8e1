On guild look 1: an admin kicks the bot.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  an admin kicks the bot
    0:00.100  guild look: refused 403 50001
    0:00.100  channels look: refused 403 50001
    0:00.100  member look: refused 403 50001
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.200  reply: ❌ **Campaign Not Created: Test**
              Nothing was created. Discord doesn't let me read this server. Is the bot still in it? Invite it again, then repeat the command.
    0:00.200  job 1 is done

In the end there is
  nothing new
  no Channelwright any more
5 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
