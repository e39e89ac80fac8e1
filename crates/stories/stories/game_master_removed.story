# One of two game masters leaves the other alone. The last one has to hand the campaign over.
kai, mo are members.
At 0 s gwen uses "/add-campaign name: Test".
At 5 s gwen uses "/campaign add-gm user: kai campaign: Test".
At 15 s kai uses "/campaign remove-gm user: gwen campaign: Test".
At 25 s gwen looks around.
At 26 s gwen uses "/campaign remove-gm user: kai campaign: Test".
At 30 s kai uses "/campaign remove-gm user: mo campaign: Test".
At 35 s kai uses "/campaign remove-gm user: kai campaign: Test".

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
    0:05.000  gwen_the_gm uses /campaign add-gm user: kai campaign: Test: thinking…
    0:05.000  job 2 comes to a worker, delivery 1
    0:05.200  to gwen_the_gm: 🏗️ **Adding a Game Master: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:05.300  to gwen_the_gm: ✅ **Game Master Added: Test**
              ✅ @kai is a game master now.
    0:05.300  job 2 is done
    0:15.000  kai uses /campaign remove-gm user: gwen campaign: Test: thinking…
    0:15.000  job 3 comes to a worker, delivery 1
    0:15.200  to kai: 🏗️ **Removing a Game Master: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/12
    0:15.500  to kai: ✅ **Game Master Removed: Test**
              ✅ @gwen_the_gm is no longer a game master, but a player.
    0:15.500  job 3 is done
    0:25.000  gwen sees #general “Test”: #general-discussion #session-recaps #characters-and-npcs #campaign-lore #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main
    0:26.000  gwen_the_gm uses /campaign remove-gm user: kai campaign: Test: thinking…
    0:26.000  job 4 comes to a worker, delivery 1
    0:26.200  to gwen_the_gm: ❌ **Game Master Not Removed: Test**
              @kai leads this campaign. Hand it over first with `/campaign assign-gm`.
    0:26.200  job 4 is done
    0:30.000  kai uses /campaign remove-gm user: mo campaign: Test: thinking…
    0:30.000  job 5 comes to a worker, delivery 1
    0:30.200  to kai: ℹ️ **Nothing to Change: Test**
              ℹ️ @mo is not a game master.
    0:30.200  job 5 is done
    0:35.000  kai uses /campaign remove-gm user: kai campaign: Test: thinking…
    0:35.000  job 6 comes to a worker, delivery 1
    0:35.200  to kai: ❌ **Game Master Not Removed: Test**
              @kai leads this campaign. Hand it over first with `/campaign assign-gm`.
    0:35.200  job 6 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
67 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
