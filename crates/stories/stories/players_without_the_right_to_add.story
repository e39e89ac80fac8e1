# Nobody who is not a game master lets anybody in: not by the button below the campaign, and not by one that says so itself.
kai, mo are members.
At 0 s gwen uses "/add-campaign name: Test".
At 5 s kai presses "Add players…".
At 6 s kai chooses kai, mo in "Players".
At 10 s the channel "general" has an old message with the button "Let in" that sends "cw1:let-in:{Test}:{kai}".
At 11 s kai presses "Let in".
At 15 s kai looks around.

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
    0:05.000  kai presses [Add players…]: the form “Add players” opens
    0:06.000  kai chooses kai, mo in “Players”: thinking…
    0:06.000  job 2 comes to a worker, delivery 1
    0:06.200  to kai: ❌ **No Players Added: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:06.200  job 2 is done
    0:10.000  #general has an old message with [Let in]
    0:11.000  kai presses [Let in]: thinking…
    0:11.000  job 3 comes to a worker, delivery 1
    0:11.300  to kai: ❌ **Not Let In: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:11.300  job 3 is done
    0:15.000  kai sees #general

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
29 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
