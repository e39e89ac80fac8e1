# The role is gone. The repair creates it, lets it in everywhere, and gives it to the game master again. The worker is killed
# while it does.
kai is a member.
On role creation 2, once: killed after.
On overwrite edit 4, once: killed before.
At 0 s the gm asks for "Test".
At 10 s an admin deletes the role.
At 11 s an admin deletes the channel "safety".
At 20 s gwen uses "/campaign info campaign: Test".
At 30 s gwen presses "Repair".
At 5 min gwen uses "/campaign add-player player: kai campaign: Test".
At 6 min kai looks around.

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
    0:10.000  an admin deletes the role
    0:11.000  an admin deletes #safety
    0:20.000  gwen_the_gm uses /campaign info campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ℹ️ **Test**
              Led by @gwen_the_gm · 10 channels · created in 0 s from the start
              To join, ask the game masters with **Join campaign**.
              **Something is missing.** Repair would create the role Test Members, #safety; let the role into the category and 8 channels again; give the role to @gwen_the_gm.
              [Join campaign] [Leave] [Add players…] [Repair] [Compare with the template…] [Delete…]
    0:20.300  job 2 is done
    0:30.000  gwen_the_gm presses [Repair]. The message becomes: 🏗️ **Working…**
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.200  the worker is killed before it hears the answer to its request
    0:30.200  to gwen_the_gm: 🏗️ **Repairing Campaign: Test**
              `[████████████████░░░░]` 84% · 11/13
    0:30.200  job 3 ends with its worker
    1:00.000  job 3 comes to a worker, delivery 2
    1:00.300  the worker is killed before its request reaches Discord
    1:00.300  to gwen_the_gm: 🏗️ **Repairing Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
    1:00.300  job 3 ends with its worker
    1:30.000  job 3 comes to a worker, delivery 3
    1:30.400  to gwen_the_gm: ✅ **Campaign Completed: Test**
              Added what was missing: @Test Members, #safety
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:30.400  job 3 is done
    5:00.000  gwen_the_gm uses /campaign add-player player: kai campaign: Test: thinking…
    5:00.000  job 4 comes to a worker, delivery 1
    5:00.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    5:00.300  job 4 is done
    6:00.000  kai sees #general “Test”: #general-discussion #session-recaps #characters-and-npcs #campaign-lore #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
58 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
