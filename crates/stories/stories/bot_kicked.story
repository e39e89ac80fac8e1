On channel creation 5: an admin kicks the bot.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  an admin kicks the bot
    0:00.400  channel creation: refused 403 50001 (and 7 more)
    0:00.500  channel deletion: refused 403 50001
    0:00.600  reply: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #campaign-main. I'm not allowed to. Somebody may have removed my role or its permissions just now: I need Manage Channels, Manage Roles and View Channels. Then repeat the command.
              ⚠️ Still there: @Test Members #Test #general-discussion #session-recaps #gm-notes. Delete what you don't need, or use the command again to finish it once I have the permissions.
    0:00.600  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 3: #general-discussion #session-recaps #gm-notes
  no Channelwright any more
20 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
