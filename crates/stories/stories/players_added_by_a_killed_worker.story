# The worker dies while it adds people; the next one adds the rest, and says so.
kai, mo, lee are members.
At 1 s the gm asks for "Test".
At 5 s gwen presses "Add players…".
At 6 s gwen chooses kai, mo, lee in "Players".
On role grant 3, once: killed before.

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
    0:05.000  gwen_the_gm presses [Add players…]: the form “Add players” opens
    0:06.000  gwen_the_gm chooses kai, mo, lee in “Players”: thinking…
    0:06.000  job 2 comes to a worker, delivery 1
    0:06.200  the worker is killed before its request reaches Discord
    0:06.200  to gwen_the_gm: 🏗️ **Adding Players: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/3
    0:06.200  job 2 ends with its worker
    0:36.000  job 2 comes to a worker, delivery 2
    0:36.400  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
              ✅ @mo can see the campaign's channels now.
              ✅ @lee can see the campaign's channels now.
    0:36.400  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai and mo and lee has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
34 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
