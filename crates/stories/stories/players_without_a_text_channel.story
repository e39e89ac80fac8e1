# The only text channel left is the game master's. Players start in a forum; without any channel there is nothing to invite to.
kai, mo are members.
nina was a member.
At 0 s gwen uses "/add-campaign name: Test join: open".
At 5 s an admin deletes the channel "general-discussion".
At 5 s an admin deletes the channel "session-recaps".
At 5 s an admin deletes the channel "maps-and-visuals".
At 5 s an admin deletes the channel "session-zero".
At 5 s an admin deletes the channel "safety".
At 5 s an admin deletes the channel "dice-rolls".
At 10 s kai presses "Join campaign".
At 11 s kai looks around.
At 12 s kai presses "Join campaign".
At 20 s gwen uses "/campaign invite campaign: Test".
At 21 s nina accepts the invite.
At 30 s an admin deletes the channel "characters-and-npcs".
At 30 s an admin deletes the channel "campaign-lore".
At 40 s mo presses "Join campaign".
At 50 s an admin deletes the channel "campaign-main".
At 60 s kai presses "Join campaign".
At 70 s gwen uses "/campaign invite campaign: Test".

----
    0:00.000  gwen_the_gm uses /add-campaign name: Test join: open: thinking…
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
    0:05.000  an admin deletes #general-discussion
    0:05.000  an admin deletes #session-recaps
    0:05.000  an admin deletes #maps-and-visuals
    0:05.000  an admin deletes #session-zero
    0:05.000  an admin deletes #safety
    0:05.000  an admin deletes #dice-rolls
    0:10.000  kai presses [Join campaign]: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.300  to kai: ✅ **Joined: Test**
              You can see its channels now. Start in #characters-and-npcs.
    0:10.300  job 2 is done
    0:11.000  kai sees #general “Test”: #characters-and-npcs #campaign-lore #campaign-main
    0:12.000  kai presses [Join campaign]: thinking…
    0:12.000  job 3 comes to a worker, delivery 1
    0:12.200  to kai: ℹ️ **You Take Part Already: Test**
              You can see its channels. Start in #characters-and-npcs.
    0:12.200  job 3 is done
    0:20.000  gwen_the_gm uses /campaign invite campaign: Test: thinking…
    0:20.000  job 4 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ✅ **Invite Created: Test**
              https://discord.gg/GKFkYzGvym
              It brings one person to this server and into the campaign, until ⟨24:00:20⟩. Anyone who has the link can use it: give it only to your players.
    0:20.300  job 4 is done
    0:21.000  nina accepts the invite
    0:30.000  an admin deletes #characters-and-npcs
    0:30.000  an admin deletes #campaign-lore
    0:40.000  mo presses [Join campaign]: thinking…
    0:40.000  job 5 comes to a worker, delivery 1
    0:40.300  to mo: ✅ **Joined: Test**
              You can see its channels now. Start in #campaign-main.
    0:40.300  job 5 is done
    0:50.000  an admin deletes #campaign-main
    1:00.000  kai presses [Join campaign]: thinking…
    1:00.000  job 6 comes to a worker, delivery 1
    1:00.200  to kai: ℹ️ **You Take Part Already: Test**
              You can see its channels.
    1:00.200  job 6 is done
    1:10.000  gwen_the_gm uses /campaign invite campaign: Test: thinking…
    1:10.000  job 7 comes to a worker, delivery 1
    1:10.200  to gwen_the_gm: ❌ **No Invite Created: Test**
              Its players can see none of its channels, so an invite would lead nowhere. `/campaign info` shows what is missing.
    1:10.200  job 7 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai and mo and nina has
  category “Test” with 2: #gm-notes 💬gm-planning
47 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
