# An admin renames the category while channels are being made, and the person does as they are told.
On channel creation 5: an admin renames the category to "Old".
At 0 s the gm asks for "Test".
At 5 min the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  an admin renames the category to “Old”
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.700  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              ℹ️ Somebody renamed the category to #Old; that is fine.
              [Join campaign] [Leave] [Add players…]
    0:00.700  job 1 is done
    5:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    5:00.000  job 2 comes to a worker, delivery 1
    5:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    5:00.300  reply to gwen_the_gm: ✅ **Campaign Already There: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              ℹ️ Somebody renamed the category to #Old; that is fine.
              [Join campaign] [Leave] [Add players…]
    5:00.300  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Old” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
30 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Test” for gwen_the_gm: complete
