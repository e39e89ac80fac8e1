# Each worker dies after some deletions. The next one deletes the rest, and nothing else.
At 0 s the gm asks for "Test".
At 20 s gwen uses "/campaign delete campaign: Test".
At 30 s gwen presses "Delete for good".
On channel deletion 4: killed after.
On channel deletion 12: killed after.

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
    0:20.000  gwen_the_gm uses /campaign delete campaign: Test: thinking…
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
    0:30.200  the worker is killed before it hears the answer to its request
    0:30.200  to gwen_the_gm: 🏗️ **Deleting Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:30.200  job 3 ends with its worker
    1:00.000  job 3 comes to a worker, delivery 2
    1:00.200  the worker is killed before it hears the answer to its request
    1:00.200  job 3 ends with its worker
    1:30.000  job 3 comes to a worker, delivery 3
    1:30.300  to gwen_the_gm: ✅ **Campaign Deleted: Test**
              Its role, its category and its channels are gone.
    1:30.300  job 3 is done

In the end there is
  nothing new
49 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
