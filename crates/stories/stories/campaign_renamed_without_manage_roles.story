# Discord refuses to rename the role, so the category gets its old name back.
At 0 s the gm asks for "Test".
At 10 s gwen uses "/campaign rename name: The *Lost* Mine" in the channel "safety".
On role edit 1: refused 403 50013.

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
    0:10.000  gwen_the_gm uses /campaign rename name: The *Lost* Mine: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.200  role edit: refused 403 50013
    0:10.400  to gwen_the_gm: 🏗️ **Renaming Campaign: Test**
              Discord refused a step. I'm undoing what I changed.
    0:10.500  to gwen_the_gm: ❌ **Campaign Not Renamed: Test**
              Discord refused to rename the role. I'm not allowed to. Somebody may have removed my role or its permissions just now: I need Manage Channels, Manage Roles and View Channels. Then repeat the command.
    0:10.500  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
28 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
