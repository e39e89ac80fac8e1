# The server invited a version of the bot that did not ask for these.
The bot may not mute members.
The bot may not pin messages.
At 0 s the gm asks for "Test".
At 60 s an admin gives the bot its rights back.
At 61 s the gm asks for "Test".
At 120 s the gm asks for "Next".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              ℹ️ The game master did not get “Mute Members” and “Pin Messages”, which I lack myself. Before the next campaign, use my current invite link again, or give me these permissions under Server Settings → Roles.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    1:00.000  an admin gives the bot its rights back
    1:01.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    1:01.000  job 2 comes to a worker, delivery 1
    1:01.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    1:01.300  reply to gwen_the_gm: ✅ **Campaign Already There: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:01.300  job 2 is done
    2:00.000  gwen_the_gm uses /add-campaign “Next”: thinking…
    2:00.000  job 3 comes to a worker, delivery 1
    2:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Next**
              Looking at the server…
    2:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Next**
              Role: @Next Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    2:00.500  job 3 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  role “Next Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
  category “Next” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
46 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Test” for gwen_the_gm: complete
Ending of “Next” for gwen_the_gm: complete
