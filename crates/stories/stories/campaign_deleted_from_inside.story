# The command is used in a channel of the campaign. That channel goes last, and the last word reaches the game master.
At 0 s the gm asks for "Test".
At 20 s gwen uses "/campaign delete" in the channel "safety".
At 30 s gwen presses "Delete for good".

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
    0:20.000  gwen_the_gm uses /campaign delete: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ⚠️ **Delete Test?**
              Everything written there is lost. Discord keeps no copy.
              🗑️ 11 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #safety (empty), #dice-rolls (empty), #campaign-main (empty)
              🗑️ The category #Test
              🗑️ The role @Test Members: 1 member loses access
              [Delete for good] [Archive instead] [Cancel]
    0:20.300  job 2 is done
    0:30.000  gwen_the_gm presses [Delete for good]. The message becomes: 🏗️ **Working…**
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.200  to gwen_the_gm: 🏗️ **Deleting Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:30.600  reply edit: refused 404 10003
    0:30.700  message creation: refused 404 10003 (and 1 more)
    0:31.000  message in a direct message to gwen_the_gm: ✅ **Campaign Deleted: Test**
              Its role, its category and its channels are gone.
              -# The channel of your command is gone, so I tell you here.
    0:31.000  job 3 is done

In the end there is
  nothing new
47 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
