# A second role of the campaign's name does open a door, but not one of this campaign.
At 0 s the gm asks for "Test".
At 1 min an admin makes a category that a second role "Test Members" opens.
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
    1:00.000  an admin makes a second role @Test Members, and a category that it opens
    2:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    2:00.000  job 2 comes to a worker, delivery 1
    2:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    2:00.300  reply to gwen_the_gm: ✅ **Campaign Already There: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              ⚠️ There is a second role named @Test Members. It gives no access to this campaign.
              [Join campaign] [Leave] [Add players…]
    2:00.300  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  role “Test Members”, which nobody has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
  category “elsewhere” with 0: 
26 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Test” for gwen_the_gm: complete
