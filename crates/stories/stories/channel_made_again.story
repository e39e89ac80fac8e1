# A channel was deleted, and a role was let into all that is there: what was made is said, and what differs only once.
At 0 s the gm asks for "Test".
At 1 min an admin deletes the channel "maps-and-visuals".
At 1 min an admin lets a role "Moderators" into the category and its channels.
At 2 min the gm asks for "Test".

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
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    1:00.000  an admin deletes #maps-and-visuals
    1:00.000  an admin lets @Moderators into the category and its channels
    2:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    2:00.000  job 2 comes to a worker, delivery 1
    2:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    2:00.400  reply to gwen_the_gm: ✅ **Campaign Completed: Test**
              Added what was missing: #maps-and-visuals
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              ⚠️ 11 channels have different permissions from the template: #Test, #general-discussion, #session-recaps, #gm-notes, #campaign-main, #characters-and-npcs, #campaign-lore, #gm-planning, #session-zero, #safety and 1 more. Check them before you rely on who sees what.
              [Join campaign] [Leave] [Add players…]
    2:00.400  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  role “Moderators”, which nobody has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
28 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Test” for gwen_the_gm: complete
