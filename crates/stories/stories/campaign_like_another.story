# A campaign is made like another one, with what people changed there; the same command again adds nothing.
At 0 s the gm asks for "Test".
At 5 s an admin deletes the channel "dice-rolls".
At 6 s an admin renames the channel "safety" to "lines-and-veils".
At 10 s gwen uses "/add-campaign name: Second like: Test".
At 20 s gwen uses "/add-campaign name: Second like: Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #lines-and-veils #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:05.000  an admin deletes #dice-rolls
    0:06.000  an admin renames #safety to #lines-and-veils
    0:10.000  gwen_the_gm uses /add-campaign name: Second like: Test: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Second**
              Looking at the server…
    0:10.500  reply to gwen_the_gm: ✅ **Campaign Created: Second**
              Role: @Second Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #lines-and-veils
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:10.500  job 2 is done
    0:20.000  gwen_the_gm uses /add-campaign name: Second like: Test: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Second**
              Looking at the server…
    0:20.300  reply to gwen_the_gm: ✅ **Campaign Already There: Second**
              Role: @Second Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #lines-and-veils
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:20.300  job 3 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  role “Second Members”, which gwen_the_gm has
  category “Test” with 10: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #lines-and-veils 🔊campaign-main
  category “Second” with 10: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #lines-and-veils 🔊campaign-main
45 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Second” for gwen_the_gm: complete
Ending of “Second” for gwen_the_gm: complete
