# The game master adds several people at once and reads what became of each; a player and a stranger may not.
kai, mo, lee are members.
pia is a pending member.
robo is a bot.
leo was a member.
At 1 s the gm asks for "Test".
At 3 s gwen presses "Add players…".
At 4 s gwen chooses kai, mo, pia, robo, leo in "Players".
At 6 s kai looks around.
At 7 s kai presses "Add players…".
At 8 s gwen uses "/campaign add-player player: kai" in the channel "session-zero".
At 9 s gwen uses "/campaign add-player player: lee campaign: Test" in the channel "general".
At 10 s gwen uses "/campaign remove-player player: mo" in the channel "session-zero".
At 11 s gwen uses "/campaign remove-player player: mo" in the channel "session-zero".
At 12 s gwen uses "/campaign remove-player player: gwen" in the channel "session-zero".
At 13 s kai uses "/campaign remove-player player: lee" in the channel "session-zero".
At 14 s gwen uses "/campaign add-player player: mo" in the channel "general".
At 15 s adam uses "/campaign add-player player: mo campaign: Test" in the channel "general".
At 16 s gwen uses "/campaign invite uses: 3 days: 2" in the channel "session-zero".
At 17 s kai uses "/campaign invite" in the channel "session-zero".

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
    0:03.000  gwen_the_gm presses [Add players…]: the form “Add players” opens
    0:04.000  gwen_the_gm chooses kai, mo, pia, robo, leo in “Players”: thinking…
    0:04.000  job 2 comes to a worker, delivery 1
    0:04.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
              ✅ @mo can see the campaign's channels now.
              ⚠️ @pia has to accept this server's rules first.
              ⚠️ @robo is a bot; only an admin can let it in.
              ⚠️ @leo is not on this server.
    0:04.300  job 2 is done
    0:06.000  kai sees #general “Test”: #general-discussion #session-recaps #characters-and-npcs #campaign-lore #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main
    0:07.000  kai presses [Add players…]: the form “Add players” opens
    0:08.000  gwen_the_gm uses /campaign add-player player: kai: thinking…
    0:08.000  job 3 comes to a worker, delivery 1
    0:08.200  to gwen_the_gm: ℹ️ **Nothing to Change: Test**
              ℹ️ @kai took part already.
    0:08.200  job 3 is done
    0:09.000  gwen_the_gm uses /campaign add-player player: lee campaign: Test: thinking…
    0:09.000  job 4 comes to a worker, delivery 1
    0:09.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @lee can see the campaign's channels now.
    0:09.300  job 4 is done
    0:10.000  gwen_the_gm uses /campaign remove-player player: mo: thinking…
    0:10.000  job 5 comes to a worker, delivery 1
    0:10.300  to gwen_the_gm: ✅ **Player Removed: Test**
              ✅ @mo can't see the campaign's channels any more.
    0:10.300  job 5 is done
    0:11.000  gwen_the_gm uses /campaign remove-player player: mo: thinking…
    0:11.000  job 6 comes to a worker, delivery 1
    0:11.200  to gwen_the_gm: ℹ️ **Nothing to Change: Test**
              ℹ️ @mo doesn't take part.
    0:11.200  job 6 is done
    0:12.000  gwen_the_gm uses /campaign remove-player player: gwen: thinking…
    0:12.000  job 7 comes to a worker, delivery 1
    0:12.200  to gwen_the_gm: ❌ **Not Removed: Test**
              @gwen_the_gm leads this campaign. Hand it over first with `/campaign assign-gm`.
    0:12.200  job 7 is done
    0:13.000  kai uses /campaign remove-player player: lee: thinking…
    0:13.000  job 8 comes to a worker, delivery 1
    0:13.200  to kai: ❌ **Not Removed: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:13.200  job 8 is done
    0:14.000  gwen_the_gm uses /campaign add-player player: mo: thinking…
    0:14.000  job 9 comes to a worker, delivery 1
    0:14.200  to gwen_the_gm: ℹ️ **Which Campaign?**
              This channel belongs to none of my campaigns.
              [Choose a campaign ▾]
    0:14.200  job 9 is done
    0:15.000  adam_the_admin uses /campaign add-player player: mo campaign: Test: thinking…
    0:15.000  job 10 comes to a worker, delivery 1
    0:15.300  to adam_the_admin: ✅ **Players Added: Test**
              ✅ @mo can see the campaign's channels now.
    0:15.300  job 10 is done
    0:16.000  gwen_the_gm uses /campaign invite uses: 3 days: 2: thinking…
    0:16.000  job 11 comes to a worker, delivery 1
    0:16.300  to gwen_the_gm: ✅ **Invite Created: Test**
              https://discord.gg/2DK3isLXnB
              It brings 3 people to this server and into the campaign, until ⟨48:00:16⟩. Anyone who has the link can use it: give it only to your players.
    0:16.300  job 11 is done
    0:17.000  kai uses /campaign invite: thinking…
    0:17.000  job 12 comes to a worker, delivery 1
    0:17.200  to kai: ❌ **No Invite Created: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:17.200  job 12 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai and mo and lee has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
70 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
