# An admin raises the campaign's role above the bot's, once before a look and once while people are added.
kai, mo, lee are members.
At 1 s the gm asks for "Test".
Each role grant counts, 1 are allowed in 1 s.
At 5 s gwen presses "Add players…".
At 6 s gwen chooses kai, mo, lee in "Players".
After role grant 2: an admin raises the role above the bot's.
At 60 s gwen uses "/campaign add-player player: lee" in the channel "session-zero".
At 70 s gwen uses "/campaign invite" in the channel "session-zero".
At 80 s gwen uses "/campaign settings join: open" in the channel "session-zero".

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
    0:06.000  gwen_the_gm chooses kai, mo, lee in “Players”: thinking…
    0:06.000  job 2 comes to a worker, delivery 1
    0:06.200  an admin raises the role above the bot's
    0:06.200  to gwen_the_gm: 🏗️ **Adding Players: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/3
    0:07.300  role grant: refused 403 50013
    0:07.300  to gwen_the_gm: 🏗️ **Adding Players: Test**
              `[██████░░░░░░░░░░░░░░]` 33% · 1/3
    0:07.400  to gwen_the_gm: ❌ **Not All Players Added: Test**
              Discord refused to give @mo the role. I'm not allowed to. Somebody may have taken the permission Manage Roles from me just now, or moved the campaign's role above my highest role. An admin can change both under Server Settings → Roles. Then try again.
              1 of 3 changes are done and stay.
    0:07.400  job 2 is done
    1:00.000  gwen_the_gm uses /campaign add-player player: lee: thinking…
    1:00.000  job 3 comes to a worker, delivery 1
    1:00.200  to gwen_the_gm: ❌ **No Players Added: Test**
              Nothing was changed:
              • The role @Test Members is not below my highest role. Drag my role above it under Server Settings → Roles.
    1:00.200  job 3 is done
    1:10.000  gwen_the_gm uses /campaign invite: thinking…
    1:10.000  job 4 comes to a worker, delivery 1
    1:10.200  to gwen_the_gm: ❌ **No Invite Created: Test**
              Nothing was changed:
              • The role @Test Members is not below my highest role. Drag my role above it under Server Settings → Roles.
    1:10.200  job 4 is done
    1:20.000  gwen_the_gm uses /campaign settings join: open: thinking…
    1:20.000  job 5 comes to a worker, delivery 1
    1:20.300  to gwen_the_gm: ✅ **Settings Changed: Test**
              Everyone who presses **Join campaign** is in at once. This holds for all buttons, also in older messages.
    1:20.300  job 5 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
41 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
