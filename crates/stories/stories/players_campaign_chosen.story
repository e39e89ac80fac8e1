# A command about people outside a campaign: its caller chooses one of those that they may manage, in private.
kai, mo are members.
greta may manage roles.
At 1 s gwen uses "/campaign add-player player: kai" in the channel "general".
At 2 s the gm asks for "Test".
At 4 s the admin asks for "The Lost Mine".
At 6 s gwen uses "/campaign add-player player: kai" in the channel "general".
At 7 s gwen chooses "Test" in "Choose a campaign".
At 8 s gwen uses "/campaign settings join: open" in the channel "general".
At 9 s gwen chooses "Test" in "Choose a campaign".
At 10 s kai uses "/campaign add-player player: mo" in the channel "general".
At 11 s greta uses "/campaign add-gm user: kai" in the channel "general".
At 12 s greta chooses "The Lost Mine" in "Choose a campaign".

----
    0:01.000  gwen_the_gm uses /campaign add-player player: kai: thinking…
    0:01.000  job 1 comes to a worker, delivery 1
    0:01.200  to gwen_the_gm: ❌ **No Players Added**
              I can't find this campaign: its category was deleted, is hidden from me, or was never one of my campaigns. In a command, choose the category in the option `campaign`, or use it in one of the campaign's channels.
    0:01.200  job 1 is done
    0:02.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:02.000  job 2 comes to a worker, delivery 1
    0:02.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:02.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:02.500  job 2 is done
    0:04.000  adam_the_admin uses /add-campaign “The Lost Mine”: thinking…
    0:04.000  job 3 comes to a worker, delivery 1
    0:04.100  reply to adam_the_admin: 🏗️ **Creating Campaign: The Lost Mine**
              Looking at the server…
    0:04.500  reply to adam_the_admin: ✅ **Campaign Created: The Lost Mine**
              Role: @The Lost Mine Members · Game master: @adam_the_admin
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:04.500  job 3 is done
    0:06.000  gwen_the_gm uses /campaign add-player player: kai: thinking…
    0:06.000  job 4 comes to a worker, delivery 1
    0:06.200  to gwen_the_gm: ℹ️ **Which Campaign?**
              This channel belongs to none of my campaigns.
              [Choose a campaign ▾]
    0:06.200  job 4 is done
    0:07.000  gwen_the_gm chooses Test in “Choose a campaign”: thinking…
    0:07.000  job 5 comes to a worker, delivery 1
    0:07.400  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    0:07.400  job 5 is done
    0:08.000  gwen_the_gm uses /campaign settings join: open: thinking…
    0:08.000  job 6 comes to a worker, delivery 1
    0:08.200  to gwen_the_gm: ℹ️ **Which Campaign?**
              This channel belongs to none of my campaigns.
              [Choose a campaign ▾]
    0:08.200  job 6 is done
    0:09.000  gwen_the_gm chooses Test in “Choose a campaign”: thinking…
    0:09.000  job 7 comes to a worker, delivery 1
    0:09.300  to gwen_the_gm: ✅ **Settings Changed: Test**
              Everyone who presses **Join campaign** is in at once. This holds for all buttons, also in older messages.
    0:09.300  job 7 is done
    0:10.000  kai uses /campaign add-player player: mo: thinking…
    0:10.000  job 8 comes to a worker, delivery 1
    0:10.200  to kai: ❌ **No Players Added**
              I can't find this campaign: its category was deleted, is hidden from me, or was never one of my campaigns. In a command, choose the category in the option `campaign`, or use it in one of the campaign's channels.
    0:10.200  job 8 is done
    0:11.000  greta uses /campaign add-gm user: kai: thinking…
    0:11.000  job 9 comes to a worker, delivery 1
    0:11.200  to greta: ℹ️ **Which Campaign?**
              This channel belongs to none of my campaigns.
              [Choose a campaign ▾]
    0:11.200  job 9 is done
    0:12.000  greta chooses The Lost Mine in “Choose a campaign”: thinking…
    0:12.000  job 10 comes to a worker, delivery 1
    0:12.300  to greta: 🏗️ **Adding a Game Master: The Lost Mine**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:12.400  to greta: ✅ **Game Master Added: The Lost Mine**
              ✅ @kai is a game master now.
    0:12.400  job 10 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  role “The Lost Mine Members”, which adam_the_admin and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
  category “The Lost Mine” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
90 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “The Lost Mine” for adam_the_admin: complete
