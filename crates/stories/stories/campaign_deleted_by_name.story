# The command that takes a name, first with a mistake in it.
At 0 s the gm asks for "Test".
At 10 s the admin asks for "The *Lost* Mine".
At 20 s adam uses "/delete-campaign name: Tets".
At 30 s adam presses "Test".
At 40 s adam presses "Delete for good".
At 50 s adam uses "/delete-campaign name: Test".

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
    0:10.000  adam_the_admin uses /add-campaign “The *Lost* Mine”: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.100  reply to adam_the_admin: 🏗️ **Creating Campaign: The \*Lost\* Mine**
              Looking at the server…
    0:10.500  reply to adam_the_admin: ✅ **Campaign Created: The \*Lost\* Mine**
              Role: @The *Lost* Mine Members · Game master: @adam_the_admin
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:10.500  job 2 is done
    0:20.000  adam_the_admin uses /delete-campaign name: Tets: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.300  to adam_the_admin: 🤔 **No Such Campaign: Tets**
              This server has no campaign called “Tets”. Did you mean one of these?
              [Test] [The *Lost* Mine]
    0:20.300  job 3 is done
    0:30.000  adam_the_admin presses [Test]. The message becomes: 🏗️ **Working…**
    0:30.000  job 4 comes to a worker, delivery 1
    0:30.300  to adam_the_admin: ⚠️ **Delete Test?**
              Everything written there is lost. Discord keeps no copy.
              🗑️ 11 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #safety (empty), #dice-rolls (empty), #campaign-main (empty)
              🗑️ The category #Test
              🗑️ The role @Test Members: 1 member loses access
              [Delete for good] [Archive instead] [Cancel]
    0:30.300  job 4 is done
    0:40.000  adam_the_admin presses [Delete for good]. The message becomes: 🏗️ **Working…**
    0:40.000  job 5 comes to a worker, delivery 1
    0:40.200  to adam_the_admin: 🏗️ **Deleting Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:40.500  to adam_the_admin: ✅ **Campaign Deleted: Test**
              Its role, its category and its channels are gone.
    0:40.500  job 5 is done
    0:50.000  adam_the_admin uses /delete-campaign name: Test: thinking…
    0:50.000  job 6 comes to a worker, delivery 1
    0:50.300  to adam_the_admin: 🤔 **No Such Campaign: Test**
              This server has no campaign called “Test”. Did you mean one of these?
              [The *Lost* Mine]
    0:50.300  job 6 is done

In the end there is
  role “The *Lost* Mine Members”, which adam_the_admin has
  category “The *Lost* Mine” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
73 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “The *Lost* Mine” for adam_the_admin: complete
