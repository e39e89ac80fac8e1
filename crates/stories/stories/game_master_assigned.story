# A campaign is handed over: the new game master sees everything, and the former one is a player. Later it comes back.
kai is a member.
robo is a bot.
At 0 s gwen uses "/add-campaign name: Test".
At 5 s gwen uses "/campaign assign-gm user: robo campaign: Test".
At 10 s gwen uses "/campaign assign-gm user: kai campaign: Test".
At 20 s kai looks around.
At 21 s gwen looks around.
At 22 s kai uses "/campaign assign-gm user: gwen" in the channel "gm-notes".
At 30 s kai looks around.

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
    0:05.000  gwen_the_gm uses /campaign assign-gm user: robo campaign: Test: thinking…
    0:05.000  job 2 comes to a worker, delivery 1
    0:05.200  to gwen_the_gm: ℹ️ **Nothing to Change: Test**
              ⚠️ @robo is a bot, and cannot be a game master.
    0:05.200  job 2 is done
    0:10.000  gwen_the_gm uses /campaign assign-gm user: kai campaign: Test: thinking…
    0:10.000  job 3 comes to a worker, delivery 1
    0:10.200  to gwen_the_gm: 🏗️ **Handing Over: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/25
    0:10.600  to gwen_the_gm: ✅ **Handed Over: Test**
              ✅ @kai is a game master now.
              ✅ @gwen_the_gm is no longer a game master, but a player.
    0:10.600  job 3 is done
    0:20.000  kai sees #general “Test”: #general-discussion #session-recaps #gm-notes #characters-and-npcs #campaign-lore #gm-planning #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main
    0:21.000  gwen sees #general “Test”: #general-discussion #session-recaps #characters-and-npcs #campaign-lore #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main
    0:22.000  kai uses /campaign assign-gm user: gwen: thinking…
    0:22.000  job 4 comes to a worker, delivery 1
    0:22.200  to kai: 🏗️ **Handing Over: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/24
    0:22.600  to kai: ✅ **Handed Over: Test**
              ✅ @gwen_the_gm is a game master now.
              ✅ @kai is no longer a game master, but a player.
    0:22.600  job 4 is done
    0:30.000  kai sees #general “Test”: #general-discussion #session-recaps #characters-and-npcs #campaign-lore #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
83 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
