# Somebody chooses channels of people one after the other, and confirms after a quarter of an hour: no choice is lost.
At 0 s the gm asks for "Test".
At 10 s an admin makes the channel "memes" in the category "Test".
At 10 s an admin makes the channel "house-rules" in the category "Test".
At 20 s gwen uses "/campaign delete campaign: Test".
At 30 s gwen chooses "memes" in "Delete these, too".
At 40 s gwen chooses "house-rules" in "Delete these, too".
At 1000 s gwen presses "Delete for good".
At 1010 s gwen presses "Delete for good".

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
    0:10.000  an admin makes #memes in the category “Test”
    0:10.000  an admin makes #house-rules in the category “Test”
    0:20.000  gwen_the_gm uses /campaign delete campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ⚠️ **Delete Test?**
              Everything written there is lost. Discord keeps no copy.
              🗑️ 11 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #safety (empty), #dice-rolls (empty), #campaign-main (empty)
              🗑️ The role @Test Members: 1 member loses access
              ℹ️ People seem to have created #memes, #house-rules. They stay, and so does the category, unless you choose them below.
              [Delete these, too ▾] [Delete for good] [Archive instead] [Cancel]
    0:20.300  job 2 is done
    0:30.000  gwen_the_gm chooses memes in “Delete these, too”. The message becomes: 🏗️ **Working…**
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.300  to gwen_the_gm: ⚠️ **Delete Test?**
              Everything written there is lost. Discord keeps no copy.
              🗑️ 12 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #safety (empty), #dice-rolls (empty), #memes (empty), #campaign-main (empty)
              🗑️ The role @Test Members: 1 member loses access
              ℹ️ People seem to have created #house-rules. It stays, and so does the category, unless you choose it below.
              [Delete these, too ▾] [Delete for good] [Archive instead] [Cancel]
    0:30.300  job 3 is done
    0:40.000  gwen_the_gm chooses house-rules in “Delete these, too”. The message becomes: 🏗️ **Working…**
    0:40.000  job 4 comes to a worker, delivery 1
    0:40.300  to gwen_the_gm: ⚠️ **Delete Test?**
              Everything written there is lost. Discord keeps no copy.
              🗑️ 13 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #safety (empty), #dice-rolls (empty), #memes (empty), #house-rules (empty), #campaign-main (empty)
              🗑️ The category #Test
              🗑️ The role @Test Members: 1 member loses access
              [Delete for good] [Archive instead] [Cancel]
    0:40.300  job 4 is done
   16:40.000  gwen_the_gm presses [Delete for good]. The message becomes: 🏗️ **Working…**
   16:40.000  job 5 comes to a worker, delivery 1
   16:40.300  to gwen_the_gm: ⚠️ **Delete Test?**
              You pressed the button more than 15 minutes after you saw this. Here it is as of now.
              Everything written there is lost. Discord keeps no copy.
              🗑️ 13 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #safety (empty), #dice-rolls (empty), #memes (empty), #house-rules (empty), #campaign-main (empty)
              🗑️ The category #Test
              🗑️ The role @Test Members: 1 member loses access
              [Delete for good] [Archive instead] [Cancel]
   16:40.300  job 5 is done
   16:50.000  gwen_the_gm presses [Delete for good]. The message becomes: 🏗️ **Working…**
   16:50.000  job 6 comes to a worker, delivery 1
   16:50.200  to gwen_the_gm: 🏗️ **Deleting Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/15
   16:50.500  to gwen_the_gm: ✅ **Campaign Deleted: Test**
              Its role, its category and its channels are gone.
   16:50.500  job 6 is done

In the end there is
  nothing new
60 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
