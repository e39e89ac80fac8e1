# The category has another name, and two channels are gone. Its game master repairs it from the page about it.
At 0 s the gm asks for "Test".
At 10 s an admin renames the category to "Mine".
At 11 s an admin deletes the channel "safety".
At 12 s an admin deletes the channel "gm-planning".
At 20 s gwen uses "/campaign info campaign: Mine".
At 30 s gwen presses "Repair".
At 40 s gwen uses "/campaign info campaign: Mine".

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
    0:10.000  an admin renames the category to “Mine”
    0:11.000  an admin deletes #safety
    0:12.000  an admin deletes #gm-planning
    0:20.000  gwen_the_gm uses /campaign info campaign: Mine: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ℹ️ **Mine**
              Led by @gwen_the_gm · 1 member · 9 channels · created in 0 s from the start
              Role: @Test Members
              To join, ask the game masters with **Join campaign**.
              **Something is missing.** Repair would create #gm-planning, #safety.
              Different from the template, and left alone: #Mine (name of the role)
              [Join campaign] [Leave] [Add players…] [Repair] [Compare with the template…] [Delete…]
    0:20.300  job 2 is done
    0:30.000  gwen_the_gm presses [Repair]. The message becomes: 🏗️ **Working…**
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.200  to gwen_the_gm: 🏗️ **Repairing Campaign: Mine**
              `[████████████████░░░░]` 84% · 11/13
    0:30.300  to gwen_the_gm: ✅ **Campaign Completed: Mine**
              Added what was missing: #gm-planning, #safety
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:30.300  job 3 is done
    0:40.000  gwen_the_gm uses /campaign info campaign: Mine: thinking…
    0:40.000  job 4 comes to a worker, delivery 1
    0:40.300  to gwen_the_gm: ℹ️ **Mine**
              Led by @gwen_the_gm · 1 member · 11 channels · created in 0 s from the start
              Role: @Test Members
              To join, ask the game masters with **Join campaign**.
              ✅ Nothing is missing.
              Different from the template, and left alone: #Mine (name of the role)
              [Join campaign] [Leave] [Add players…] [Compare with the template…] [Delete…]
    0:40.300  job 4 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Mine” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
38 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
