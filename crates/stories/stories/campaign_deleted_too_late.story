# A page is confirmed after a quarter of an hour, then after something changed.
At 0 s the gm asks for "Test".
At 20 s gwen uses "/campaign delete campaign: Test".
At 921 s gwen presses "Delete for good".
At 930 s an admin renames the channel "safety" to "secrets".
At 940 s gwen presses "Delete for good".
At 950 s gwen presses "Delete for good".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #secrets #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:20.000  gwen_the_gm uses /campaign delete campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ⚠️ **Delete Test?**
              Everything written there is lost. Discord keeps no copy.
              🗑️ 11 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #secrets (empty), #dice-rolls (empty), #campaign-main (empty)
              🗑️ The category #Test
              🗑️ The role @Test Members: 1 member loses access
              [Delete for good] [Archive instead] [Cancel]
    0:20.300  job 2 is done
   15:21.000  gwen_the_gm presses [Delete for good]. The message becomes: 🏗️ **Working…**
   15:21.000  job 3 comes to a worker, delivery 1
   15:21.300  to gwen_the_gm: ⚠️ **Delete Test?**
              You pressed the button more than 15 minutes after you saw this. Here it is as of now.
              Everything written there is lost. Discord keeps no copy.
              🗑️ 11 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #secrets (empty), #dice-rolls (empty), #campaign-main (empty)
              🗑️ The category #Test
              🗑️ The role @Test Members: 1 member loses access
              [Delete for good] [Archive instead] [Cancel]
   15:21.300  job 3 is done
   15:30.000  an admin renames #safety to #secrets
   15:40.000  gwen_the_gm presses [Delete for good]. The message becomes: 🏗️ **Working…**
   15:40.000  job 4 comes to a worker, delivery 1
   15:40.200  to gwen_the_gm: ⚠️ **Delete Test?**
              The campaign has changed since you saw this. Here it is as of now.
              Everything written there is lost. Discord keeps no copy.
              🗑️ 11 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #secrets (empty), #dice-rolls (empty), #campaign-main (empty)
              🗑️ The category #Test
              🗑️ The role @Test Members
              [Delete for good] [Archive instead] [Cancel]
   15:40.200  job 4 is done
   15:50.000  gwen_the_gm presses [Delete for good]. The message becomes: 🏗️ **Working…**
   15:50.000  job 5 comes to a worker, delivery 1
   15:50.200  to gwen_the_gm: 🏗️ **Deleting Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
   15:50.500  to gwen_the_gm: ✅ **Campaign Deleted: Test**
              Its role, its category and its channels are gone.
   15:50.500  job 5 is done

In the end there is
  nothing new
52 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
