# A game master looks at what would go, and deletes the campaign from another channel.
kai is a member.
At 0 s the gm asks for "Test".
At 10 s gwen uses "/campaign add-player player: kai campaign: Test".
At 20 s gwen uses "/campaign delete campaign: Test".
At 25 s gwen presses "Cancel".
At 30 s gwen uses "/campaign delete campaign: Test".
At 40 s gwen presses "Delete for good".

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
    0:10.000  gwen_the_gm uses /campaign add-player player: kai campaign: Test: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    0:10.300  job 2 is done
    0:20.000  gwen_the_gm uses /campaign delete campaign: Test: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ⚠️ **Delete Test?**
              Everything written there is lost. Discord keeps no copy.
              🗑️ 11 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #safety (empty), #dice-rolls (empty), #campaign-main (empty)
              🗑️ The category #Test
              🗑️ The role @Test Members: 2 members lose access
              [Delete for good] [Archive instead] [Cancel]
    0:20.300  job 3 is done
    0:25.000  gwen_the_gm presses [Cancel]. The message becomes: ℹ️ **Cancelled**
              Nothing was changed.
    0:30.000  gwen_the_gm uses /campaign delete campaign: Test: thinking…
    0:30.000  job 4 comes to a worker, delivery 1
    0:30.300  to gwen_the_gm: ⚠️ **Delete Test?**
              Everything written there is lost. Discord keeps no copy.
              🗑️ 11 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #safety (empty), #dice-rolls (empty), #campaign-main (empty)
              🗑️ The category #Test
              🗑️ The role @Test Members: 2 members lose access
              [Delete for good] [Archive instead] [Cancel]
    0:30.300  job 4 is done
    0:40.000  gwen_the_gm presses [Delete for good]. The message becomes: 🏗️ **Working…**
    0:40.000  job 5 comes to a worker, delivery 1
    0:40.200  to gwen_the_gm: 🏗️ **Deleting Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:40.500  to gwen_the_gm: ✅ **Campaign Deleted: Test**
              Its role, its category and its channels are gone.
    0:40.500  job 5 is done

In the end there is
  nothing new
53 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
