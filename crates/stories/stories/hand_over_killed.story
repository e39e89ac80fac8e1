# The worker dies while it takes the former game master out of the GM-only channels. The next one goes on, although the
# former game master, who asked for it, leads no more.
On overwrite deletion 11: killed before.
kai is a member.
At 0 s gwen uses "/add-campaign name: Test".
At 5 s gwen uses "/campaign assign-gm user: kai campaign: Test".
At 120 s kai looks around.
At 121 s gwen looks around.

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
    0:05.000  gwen_the_gm uses /campaign assign-gm user: kai campaign: Test: thinking…
    0:05.000  job 2 comes to a worker, delivery 1
    0:05.200  to gwen_the_gm: 🏗️ **Handing Over: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/25
    0:05.400  the worker is killed before its request reaches Discord
    0:05.400  job 2 ends with its worker
    0:35.000  job 2 comes to a worker, delivery 2
    0:35.500  to gwen_the_gm: ✅ **Handed Over: Test**
              ✅ @kai is a game master now.
              ✅ @gwen_the_gm is no longer a game master, but a player.
    0:35.500  job 2 is done
    2:00.000  kai sees #general “Test”: #general-discussion #session-recaps #gm-notes #characters-and-npcs #campaign-lore #gm-planning #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main
    2:01.000  gwen sees #general “Test”: #general-discussion #session-recaps #characters-and-npcs #campaign-lore #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
55 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
