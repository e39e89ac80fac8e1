# A stranger, a player, a foreign category and forged buttons archive and restore nothing. An admin may.
kai, mo are members.
greta may manage roles.
At 0 s the gm asks for "Test".
At 20 s gwen uses "/campaign add-player player: kai campaign: Test".
At 30 s kai uses "/campaign archive campaign: Test".
At 31 s mo uses "/campaign archive campaign: Test" past Discord.
At 32 s an admin makes a category that a second role "Other Members" opens.
At 33 s the channel "general" has an old message with the button "Archive this" that sends "cw1:archive:{Test}".
At 34 s mo presses "Archive this".
At 35 s the channel "general" has an old message with the button "Archive that" that sends "cw1:archive:{general}".
At 36 s gwen presses "Archive that".
At 40 s greta uses "/campaign archive campaign: Test".
At 50 s the channel "general" has an old message with the button "Open it" that sends "cw1:restore:{Test}:0123456789abcdef:1".
At 51 s mo presses "Open it".
At 52 s kai writes "Anybody here?" in the channel "safety".

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
    0:20.000  gwen_the_gm uses /campaign add-player player: kai campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    0:20.300  job 2 is done
    0:30.000  kai uses /campaign archive campaign: Test: thinking…
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.200  to kai: ❌ **Campaign Not Archived: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:30.200  job 3 is done
    0:31.000  mo uses /campaign archive campaign: Test past Discord: thinking…
    0:31.000  job 4 comes to a worker, delivery 1
    0:31.200  to mo: ❌ **Campaign Not Archived: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:31.200  job 4 is done
    0:32.000  an admin makes a second role @Other Members, and a category that it opens
    0:33.000  #general has an old message with [Archive this]
    0:34.000  mo presses [Archive this]: thinking…
    0:34.000  job 5 comes to a worker, delivery 1
    0:34.200  to mo: ❌ **Campaign Not Archived: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:34.200  job 5 is done
    0:35.000  #general has an old message with [Archive that]
    0:36.000  gwen_the_gm presses [Archive that]: thinking…
    0:36.000  job 6 comes to a worker, delivery 1
    0:36.200  to gwen_the_gm: ℹ️ **Which Campaign?**
              This channel belongs to none of my campaigns.
              [Choose a campaign ▾]
    0:36.200  job 6 is done
    0:40.000  greta uses /campaign archive campaign: Test: thinking…
    0:40.000  job 7 comes to a worker, delivery 1
    0:40.200  to greta: 🏗️ **Archiving Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/34
    0:40.600  to greta: ✅ **Campaign Archived: Test**
              Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. `/campaign restore` opens it again.
              [Restore]
    0:40.600  job 7 is done
    0:50.000  #general has an old message with [Open it]
    0:51.000  mo presses [Open it]: thinking…
    0:51.000  job 8 comes to a worker, delivery 1
    0:51.200  to mo: ❌ **Campaign Not Restored: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:51.200  job 8 is done
    0:52.000  kai cannot write in #safety

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  role “Other Members”, which nobody has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
  category “elsewhere” with 0: 
84 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
