# An admin lets a player use /delete-campaign. He deletes the campaign that he leads, and reads of no other one.
kai is a member.
At 0 s the gm asks for "Test".
At 5 s an admin allows the command to kai.
At 6 s kai asks for "Kai's Table".
At 10 s an admin allows the command "delete-campaign" to kai.
At 20 s kai uses "/delete-campaign name: Test".
At 30 s kai uses "/delete-campaign name: Kais Table".
At 31 s kai presses "Kai's Table".
At 40 s kai presses "Delete for good".
At 50 s kai uses "/delete-campaign name: Tets".

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
    0:05.000  an admin allows /add-campaign to kai
    0:06.000  kai uses /add-campaign “Kai's Table”: thinking…
    0:06.000  job 2 comes to a worker, delivery 1
    0:06.200  reply to kai: 🏗️ **Creating Campaign: Kai's Table**
              Looking at the server…
    0:06.600  reply to kai: ✅ **Campaign Created: Kai's Table**
              Role: @Kai's Table Members · Game master: @kai
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:06.600  job 2 is done
    0:10.000  an admin allows /delete-campaign to kai
    0:20.000  kai uses /delete-campaign name: Test: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.300  to kai: ❌ **Campaign Not Deleted: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:20.300  job 3 is done
    0:30.000  kai uses /delete-campaign name: Kais Table: thinking…
    0:30.000  job 4 comes to a worker, delivery 1
    0:30.300  to kai: 🤔 **No Such Campaign: Kais Table**
              This server has no campaign called “Kais Table”. Did you mean one of these?
              [Kai's Table]
    0:30.300  job 4 is done
    0:31.000  kai presses [Kai's Table]. The message becomes: 🏗️ **Working…**
    0:31.000  job 5 comes to a worker, delivery 1
    0:31.300  to kai: ⚠️ **Delete Kai's Table?**
              Everything written there is lost. Discord keeps no copy.
              🗑️ 11 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #safety (empty), #dice-rolls (empty), #campaign-main (empty)
              🗑️ The category #Kai's Table
              🗑️ The role @Kai's Table Members: 1 member loses access
              [Delete for good] [Archive instead] [Cancel]
    0:31.300  job 5 is done
    0:40.000  kai presses [Delete for good]. The message becomes: 🏗️ **Working…**
    0:40.000  job 6 comes to a worker, delivery 1
    0:40.200  to kai: 🏗️ **Deleting Campaign: Kai's Table**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:40.500  to kai: ✅ **Campaign Deleted: Kai's Table**
              Its role, its category and its channels are gone.
    0:40.500  job 6 is done
    0:50.000  kai uses /delete-campaign name: Tets: thinking…
    0:50.000  job 7 comes to a worker, delivery 1
    0:50.300  to kai: 🤔 **No Such Campaign: Tets**
              This server has no campaign called “Tets”, and no other one that you can delete.
    0:50.300  job 7 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
79 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Kai's Table” for kai: complete
