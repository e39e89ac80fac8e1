# A campaign has two game masters, and each may change that. Another member cannot make themselves one.
kai, mo are members.
At 0 s gwen uses "/add-campaign name: Test".
At 5 s mo uses "/campaign add-gm user: mo campaign: Test".
At 10 s gwen uses "/campaign add-gm user: kai" in the channel "gm-notes".
At 20 s kai looks around.
At 21 s kai uses "/campaign add-gm user: kai campaign: Test".
At 25 s gwen uses "/add-campaign name: Test".
At 30 s mo presses "Join campaign".
At 35 s mo looks around.

----
    0:00.000  gwen_the_gm uses /add-campaign name: Test: thinking…
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
    0:05.000  mo uses /campaign add-gm user: mo campaign: Test: thinking…
    0:05.000  job 2 comes to a worker, delivery 1
    0:05.200  to mo: ❌ **No Game Master Added: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:05.200  job 2 is done
    0:10.000  gwen_the_gm uses /campaign add-gm user: kai: thinking…
    0:10.000  job 3 comes to a worker, delivery 1
    0:10.200  to gwen_the_gm: 🏗️ **Adding a Game Master: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:10.300  to gwen_the_gm: ✅ **Game Master Added: Test**
              ✅ @kai is a game master now.
    0:10.300  job 3 is done
    0:20.000  kai sees #general “Test”: #general-discussion #session-recaps #gm-notes #characters-and-npcs #campaign-lore #gm-planning #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main
    0:21.000  kai uses /campaign add-gm user: kai campaign: Test: thinking…
    0:21.000  job 4 comes to a worker, delivery 1
    0:21.200  to kai: ℹ️ **Nothing to Change: Test**
              ℹ️ @kai is a game master already.
    0:21.200  job 4 is done
    0:25.000  gwen_the_gm uses /add-campaign name: Test: thinking…
    0:25.000  job 5 comes to a worker, delivery 1
    0:25.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:25.300  reply to gwen_the_gm: ✅ **Campaign Already There: Test**
              Role: @Test Members · Game masters: @gwen_the_gm @kai
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game masters and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:25.300  job 5 is done
    0:30.000  mo presses [Join campaign]: thinking…
    0:30.000  job 6 comes to a worker, delivery 1
    0:30.300  message in #gm-notes, which pings gwen_the_gm and kai: ⏳ @gwen_the_gm @kai 
              @mo wants to join this campaign.
              [Let in] [Decline]
    0:30.400  to mo: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    0:30.400  job 6 is done
    0:35.000  mo sees #general

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
59 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Test” for gwen_the_gm: complete
