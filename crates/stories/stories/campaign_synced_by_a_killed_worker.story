# The worker is killed between two changes. The next delivery does what was confirmed, and no more.
On channel edit 1, once: killed after.
At 0 s the gm asks for "Test".
At 10 s an admin renames the channel "session-zero" to "session-0".
At 11 s an admin renames the channel "dice-rolls" to "dice".
At 20 s gwen uses "/campaign sync campaign: Test".
At 30 s gwen chooses "dice becomes dice-rolls again" in "Change these, too".
At 40 s gwen presses "Sync".
At 5 min gwen uses "/campaign sync campaign: Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-0 #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:10.000  an admin renames #session-zero to #session-0
    0:11.000  an admin renames #dice-rolls to #dice
    0:20.000  gwen_the_gm uses /campaign sync campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.200  to gwen_the_gm: ⚠️ **Sync Test with the Template?**
              Renamed, it seems: #session-0 (#session-zero in the template), #dice-rolls (#dice-rolls in the template). What is renamed stays, and I don't create it a second time.
              What is different stays, unless you choose it below.
              [Change these, too ▾] [Cancel]
    0:20.200  job 2 is done
    0:30.000  gwen_the_gm chooses dice becomes dice-rolls again in “Change these, too”. The message becomes: 🏗️ **Working…**
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.200  to gwen_the_gm: ⚠️ **Sync Test with the Template?**
              ✏️ Becomes like the template: #dice-rolls
              Renamed, it seems: #session-0 (#session-zero in the template). What is renamed stays, and I don't create it a second time.
              What is different stays, unless you choose it below.
              [Change these, too ▾] [Sync] [Cancel]
    0:30.200  job 3 is done
    0:40.000  gwen_the_gm presses [Sync]. The message becomes: 🏗️ **Working…**
    0:40.000  job 4 comes to a worker, delivery 1
    0:40.200  the worker is killed before it hears the answer to its request
    0:40.200  job 4 ends with its worker
    1:10.000  job 4 comes to a worker, delivery 2
    1:10.200  to gwen_the_gm: ✅ **Campaign Synced: Test**
              Made like the template: #dice-rolls
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-0 #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:10.200  job 4 is done
    5:00.000  gwen_the_gm uses /campaign sync campaign: Test: thinking…
    5:00.000  job 5 comes to a worker, delivery 1
    5:00.200  to gwen_the_gm: ⚠️ **Sync Test with the Template?**
              Renamed, it seems: #session-0 (#session-zero in the template). What is renamed stays, and I don't create it a second time.
              What is different stays, unless you choose it below.
              [Change these, too ▾] [Cancel]
    5:00.200  job 5 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-0 #safety #dice-rolls 🔊campaign-main
40 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
