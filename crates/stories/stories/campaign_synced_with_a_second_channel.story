# The channel that looks renamed is another one: the missing one is created beside it. The plan was shown before it changed.
At 0 s the gm asks for "Test".
At 10 s an admin renames the channel "session-zero" to "house-rules".
At 20 s gwen uses "/campaign sync campaign: Test".
At 30 s gwen chooses "session-zero is created anew; house-rules is another" in "Change these, too".
At 40 s an admin deletes the channel "safety".
At 50 s gwen presses "Sync".
At 60 s gwen presses "Sync".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #house-rules #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:10.000  an admin renames #session-zero to #house-rules
    0:20.000  gwen_the_gm uses /campaign sync campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.200  to gwen_the_gm: ⚠️ **Sync Test with the Template?**
              Renamed, it seems: #house-rules (#session-zero in the template). What is renamed stays, and I don't create it a second time.
              What is different stays, unless you choose it below.
              [Change these, too ▾] [Cancel]
    0:20.200  job 2 is done
    0:30.000  gwen_the_gm chooses session-zero is created anew; house-rules is another in “Change these, too”. The message becomes: 🏗️ **Working…**
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.200  to gwen_the_gm: ⚠️ **Sync Test with the Template?**
              I would create #session-zero.
              🆕 Not renamed, but other channels: #house-rules
              [Sync] [Cancel]
    0:30.200  job 3 is done
    0:40.000  an admin deletes #safety
    0:50.000  gwen_the_gm presses [Sync]. The message becomes: 🏗️ **Working…**
    0:50.000  job 4 comes to a worker, delivery 1
    0:50.200  to gwen_the_gm: ⚠️ **Sync Test with the Template?**
              The campaign has changed since you saw this. Here it is as of now.
              I would create #session-zero, #safety.
              🆕 Not renamed, but other channels: #house-rules
              [Sync] [Cancel]
    0:50.200  job 4 is done
    1:00.000  gwen_the_gm presses [Sync]. The message becomes: 🏗️ **Working…**
    1:00.000  job 5 comes to a worker, delivery 1
    1:00.200  to gwen_the_gm: 🏗️ **Syncing Campaign: Test**
              `[████████████████░░░░]` 84% · 11/13
    1:00.300  to gwen_the_gm: ✅ **Campaign Completed: Test**
              Added what was missing: #session-zero, #safety
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:00.300  job 5 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 12: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #house-rules #session-zero #safety #dice-rolls 🔊campaign-main
40 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
