# The bot loses Manage Roles while it adds people: the game master reads who is in and who is not.
kai, mo, lee, pat are members.
At 1 s the gm asks for "Test".
Each role grant counts, 1 are allowed in 1 s.
At 5 s gwen presses "Add players…".
At 6 s gwen chooses kai, mo, lee, pat in "Players".
After role grant 3: an admin no longer lets the bot manage roles.
At 60 s gwen uses "/campaign add-player player: pat" in the channel "session-zero".
At 90 s an admin gives the bot its rights back.
At 100 s gwen presses "Add players…".
At 101 s gwen chooses kai, mo, lee, pat in "Players".

----
    0:01.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:01.000  job 1 comes to a worker, delivery 1
    0:01.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:01.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:01.500  job 1 is done
    0:05.000  gwen_the_gm presses [Add players…]: the form “Add players” opens
    0:06.000  gwen_the_gm chooses kai, mo, lee, pat in “Players”: thinking…
    0:06.000  job 2 comes to a worker, delivery 1
    0:06.200  to gwen_the_gm: 🏗️ **Adding Players: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/4
    0:07.300  an admin takes a permission from the bot
    0:07.300  to gwen_the_gm: 🏗️ **Adding Players: Test**
              `[█████░░░░░░░░░░░░░░░]` 25% · 1/4
    0:08.400  role grant: refused 403 50013
    0:08.400  to gwen_the_gm: 🏗️ **Adding Players: Test**
              `[██████████░░░░░░░░░░]` 50% · 2/4
    0:08.500  to gwen_the_gm: ❌ **Not All Players Added: Test**
              Discord refused to give @lee the role. I'm not allowed to. Somebody may have taken the permission Manage Roles from me just now, or moved the campaign's role above my highest role. An admin can change both under Server Settings → Roles. Then try again.
              2 of 4 changes are done and stay.
    0:08.500  job 2 is done
    1:00.000  gwen_the_gm uses /campaign add-player player: pat: thinking…
    1:00.000  job 3 comes to a worker, delivery 1
    1:00.200  to gwen_the_gm: ❌ **No Players Added: Test**
              Nothing was changed:
              • I lack “Manage Roles”. Give my role this permission under Server Settings → Roles, then repeat the command.
    1:00.200  job 3 is done
    1:30.000  an admin gives the bot its rights back
    1:40.000  gwen_the_gm presses [Add players…]: the form “Add players” opens
    1:41.000  gwen_the_gm chooses kai, mo, lee, pat in “Players”: thinking…
    1:41.000  job 4 comes to a worker, delivery 1
    1:42.400  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @lee can see the campaign's channels now.
              ✅ @pat can see the campaign's channels now.
              ℹ️ @kai took part already.
              ℹ️ @mo took part already.
    1:42.400  job 4 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai and mo and lee and pat has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
40 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
