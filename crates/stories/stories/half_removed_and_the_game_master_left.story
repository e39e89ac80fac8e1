# Discord refuses a channel, and does not let the bot remove all it created. The game master leaves the server, so a
# player who completes the campaign leads it.
A player may create campaigns.
The guild cannot have forums.
At 0 s the gm asks for "Test".
On channel deletion 1, once: truncated answer.
On channel deletion 11, always: 504 after.
On channel creation 13: refused 403 50013.
At 30 s the gm leaves the server.
In the end a player asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  channel creation: refused 400 50035 (and 2 more)
    0:00.400  channel creation: refused 403 50013
    0:00.500  channel deletion: truncated answer
    0:00.886  channel deletion: refused 404 10003
    0:00.886  channel deletion: 504 after
    0:01.200  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Discord refused a step. I'm removing what I created.
    0:01.520  channel deletion: 504 after (and 2 more)
    0:04.663  reply to gwen_the_gm: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #characters-and-npcs. I'm not allowed to. Somebody may have removed my role or its permissions just now: I need Manage Channels, Manage Roles and View Channels. Then repeat the command.
              I removed the 9 things I had created.
              ⚠️ Still there: @Test Members #Test #gm-planning. Delete what you don't need, or use the command again to finish it once I have the permissions.
    0:04.663  job 1 is done
    0:30.000  the game master leaves the server
    0:30.000  player_1 uses /add-campaign “Test”: thinking…
    0:30.000  job 2 comes to a worker, delivery 1
    0:30.100  reply to player_1: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:30.200  member look: refused 404 10007
    0:30.300  channel creation: refused 400 50035 (and 2 more)
    0:30.500  reply to player_1: ✅ **Campaign Completed: Test**
              Added what was missing: #general-discussion, #session-recaps, #gm-notes, #campaign-main, #characters-and-npcs, #campaign-lore, #gm-planning, #maps-and-visuals, #session-zero, #safety and 1 more
              Role: @Test Members · Game master: @player_1
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #characters-and-npcs #campaign-lore 🔒#gm-planning #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              🔒 Only the game master and server admins can see these.
              ⚠️ #Test has different permissions from the template. Check them before you rely on who sees it.
              ℹ️ 3 channels are text channels, since Discord does not allow forums in this server: #characters-and-npcs, #campaign-lore, #gm-planning.
              [Join campaign] [Leave] [Add players…]
    0:30.500  job 2 is done

In the end there is
  role “Test Members”, which player_1 has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes #characters-and-npcs #campaign-lore #gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
59 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
Ending of “Test” for player_1: complete
