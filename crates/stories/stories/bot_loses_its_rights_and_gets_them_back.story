# What could not be removed is finished when asked again.
On channel creation 5: an admin takes all rights from the bot.
At 0 s the gm asks for "Test".
At 5 min an admin gives the bot its rights back.
At 6 min the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  an admin takes all rights from the bot
    0:00.400  channel creation: refused 403 50013 (and 7 more)
    0:00.500  channel deletion: refused 403 50013
    0:00.600  reply to gwen_the_gm: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #campaign-main. I'm not allowed to. Somebody may have removed my role or its permissions just now: I need Manage Channels, Manage Roles and View Channels. Then repeat the command.
              ⚠️ Still there: @Test Members #Test #general-discussion #session-recaps #gm-notes. Delete what you don't need, or use the command again to finish it once I have the permissions.
    0:00.600  job 1 is done
    5:00.000  an admin gives the bot its rights back
    6:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    6:00.000  job 2 comes to a worker, delivery 1
    6:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    6:00.400  reply to gwen_the_gm: ✅ **Campaign Completed: Test**
              Added what was missing: #campaign-main, #characters-and-npcs, #campaign-lore, #gm-planning, #maps-and-visuals, #session-zero, #safety, #dice-rolls
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    6:00.400  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
35 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
Ending of “Test” for gwen_the_gm: complete
