# People renamed a channel, opened another one, and made one of their own. What is missing is created; the rest stays unless
# it is chosen.
At 0 s the gm asks for "Test".
At 10 s an admin renames the channel "session-zero" to "session-0".
At 11 s an admin opens the channel "dice-rolls" to everyone.
At 12 s an admin deletes the channel "safety".
At 13 s an admin makes the channel "memes" in the category "Test".
At 20 s gwen uses "/campaign sync campaign: Test".
At 30 s gwen presses "Sync".
At 40 s gwen uses "/campaign sync campaign: Test".
At 50 s gwen chooses "session-0 becomes session-zero again" in "Change these, too".
At 60 s gwen chooses "dice-rolls: permissions" in "Change these, too".
At 70 s gwen presses "Sync".
At 80 s gwen uses "/campaign sync campaign: Test".

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
    0:10.000  an admin renames #session-zero to #session-0
    0:11.000  an admin opens #dice-rolls to everyone
    0:12.000  an admin deletes #safety
    0:13.000  an admin makes #memes in the category “Test”
    0:20.000  gwen_the_gm uses /campaign sync campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.200  to gwen_the_gm: ⚠️ **Sync Test with the Template?**
              I would create #safety.
              Renamed, it seems: #session-zero (#session-zero in the template). What is renamed stays, and I don't create it a second time.
              Different, and left alone: #dice-rolls (permissions)
              Not in the template, and left alone: #memes
              What is different stays, unless you choose it below.
              [Change these, too ▾] [Sync] [Cancel]
    0:20.200  job 2 is done
    0:30.000  gwen_the_gm presses [Sync]. The message becomes: 🏗️ **Working…**
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.200  to gwen_the_gm: 🏗️ **Syncing Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
    0:30.300  to gwen_the_gm: ✅ **Campaign Completed: Test**
              Added what was missing: #safety
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              ⚠️ #dice-rolls has different permissions from the template. Check them before you rely on who sees it.
              [Join campaign] [Leave] [Add players…]
    0:30.300  job 3 is done
    0:40.000  gwen_the_gm uses /campaign sync campaign: Test: thinking…
    0:40.000  job 4 comes to a worker, delivery 1
    0:40.200  to gwen_the_gm: ⚠️ **Sync Test with the Template?**
              Renamed, it seems: #session-zero (#session-zero in the template). What is renamed stays, and I don't create it a second time.
              Different, and left alone: #dice-rolls (permissions)
              Not in the template, and left alone: #memes
              What is different stays, unless you choose it below.
              [Change these, too ▾] [Cancel]
    0:40.200  job 4 is done
    0:50.000  gwen_the_gm chooses session-0 becomes session-zero again in “Change these, too”. The message becomes: 🏗️ **Working…**
    0:50.000  job 5 comes to a worker, delivery 1
    0:50.200  to gwen_the_gm: ⚠️ **Sync Test with the Template?**
              ✅ Nothing is missing.
              ✏️ Becomes like the template: #session-zero
              Different, and left alone: #dice-rolls (permissions)
              Not in the template, and left alone: #memes
              What is different stays, unless you choose it below.
              [Change these, too ▾] [Sync] [Cancel]
    0:50.200  job 5 is done
    1:00.000  gwen_the_gm chooses dice-rolls: permissions in “Change these, too”. The message becomes: 🏗️ **Working…**
    1:00.000  job 6 comes to a worker, delivery 1
    1:00.200  to gwen_the_gm: ⚠️ **Sync Test with the Template?**
              ✅ Nothing is missing.
              ✏️ Becomes like the template: #session-zero, #dice-rolls
              Not in the template, and left alone: #memes
              [Sync] [Cancel]
    1:00.200  job 6 is done
    1:10.000  gwen_the_gm presses [Sync]. The message becomes: 🏗️ **Working…**
    1:10.000  job 7 comes to a worker, delivery 1
    1:10.300  to gwen_the_gm: ✅ **Campaign Synced: Test**
              Made like the template: #session-zero, #dice-rolls
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:10.300  job 7 is done
    1:20.000  gwen_the_gm uses /campaign sync campaign: Test: thinking…
    1:20.000  job 8 comes to a worker, delivery 1
    1:20.200  to gwen_the_gm: ℹ️ **Nothing to Sync: Test**
              ✅ Nothing is missing.
              Not in the template, and left alone: #memes
    1:20.200  job 8 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 12: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls #memes 🔊campaign-main
54 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
