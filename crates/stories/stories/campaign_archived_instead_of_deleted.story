# The page of a deletion offers to archive instead. A channel that an admin added is archived, too.
kai is a member.
At 0 s the gm asks for "Test".
At 20 s an admin makes the channel "tavern" in the category "Test".
At 21 s gwen uses "/campaign add-player player: kai campaign: Test".
At 25 s kai writes "Cheers." in the channel "tavern".
At 30 s gwen uses "/campaign delete campaign: Test".
At 40 s gwen presses "Archive instead".
At 50 s kai writes "Cheers." in the channel "tavern".

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
    0:20.000  an admin makes #tavern in the category “Test”
    0:21.000  gwen_the_gm uses /campaign add-player player: kai campaign: Test: thinking…
    0:21.000  job 2 comes to a worker, delivery 1
    0:21.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    0:21.300  job 2 is done
    0:25.000  kai writes in #tavern: Cheers.
    0:30.000  gwen_the_gm uses /campaign delete campaign: Test: thinking…
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.300  to gwen_the_gm: ⚠️ **Delete Test?**
              Everything written there is lost. Discord keeps no copy.
              🗑️ 11 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #safety (empty), #dice-rolls (empty), #campaign-main (empty)
              🗑️ The role @Test Members: 2 members lose access
              ℹ️ People seem to have created #tavern. It stays, and so does the category, unless you choose it below.
              [Delete these, too ▾] [Delete for good] [Archive instead] [Cancel]
    0:30.300  job 3 is done
    0:40.000  gwen_the_gm presses [Archive instead]. The message becomes: 🏗️ **Working…**
    0:40.000  job 4 comes to a worker, delivery 1
    0:40.200  to gwen_the_gm: 🏗️ **Archiving Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/37
    0:40.600  to gwen_the_gm: ✅ **Campaign Archived: Test**
              Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. `/campaign restore` opens it again.
              [Restore]
    0:40.600  job 4 is done
    0:50.000  kai cannot write in #tavern

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 12: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls #tavern 🔊campaign-main
72 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
