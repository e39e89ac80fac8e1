# A player, a stranger and a forged button repair or sync nothing, and no button makes a campaign of another category.
kai, mo are members.
At 0 s the gm asks for "Test".
At 5 s gwen uses "/campaign add-player player: kai campaign: Test".
At 10 s an admin deletes the channel "safety".
At 11 s the channel "general" has an old message with the button "Repair it" that sends "cw1:repair:{Test}".
At 12 s the channel "general" has an old message with the button "Repair that" that sends "cw1:repair:{general}".
At 13 s the channel "general" has an old message with the button "Sync it" that sends "cw1:sync:{Test}:0123456789abcdef:4000000000".
At 14 s the channel "general" has an old message with the button "Nothing" that sends "cw1:restart:{Test}".
At 20 s kai presses "Repair it".
At 30 s mo presses "Repair it".
At 40 s gwen presses "Repair that".
At 50 s kai presses "Sync it".
At 60 s gwen presses "Sync it".
At 70 s kai uses "/campaign sync campaign: Test".
At 80 s kai presses "Nothing".

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
    0:05.000  gwen_the_gm uses /campaign add-player player: kai campaign: Test: thinking…
    0:05.000  job 2 comes to a worker, delivery 1
    0:05.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    0:05.300  job 2 is done
    0:10.000  an admin deletes #safety
    0:11.000  #general has an old message with [Repair it]
    0:12.000  #general has an old message with [Repair that]
    0:13.000  #general has an old message with [Sync it]
    0:14.000  #general has an old message with [Nothing]
    0:20.000  kai presses [Repair it]: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.300  to kai: ❌ **Campaign Not Repaired: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:20.300  job 3 is done
    0:30.000  mo presses [Repair it]: thinking…
    0:30.000  job 4 comes to a worker, delivery 1
    0:30.300  to mo: ❌ **Campaign Not Repaired: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:30.300  job 4 is done
    0:40.000  gwen_the_gm presses [Repair that]: thinking…
    0:40.000  job 5 comes to a worker, delivery 1
    0:40.200  to gwen_the_gm: ❌ **Campaign Not Repaired**
              I can't find this campaign: its category was deleted, is hidden from me, or was never one of my campaigns. In a command, choose the category in the option `campaign`, or use it in one of the campaign's channels.
    0:40.200  job 5 is done
    0:50.000  kai presses [Sync it]: thinking…
    0:50.000  job 6 comes to a worker, delivery 1
    0:50.300  to kai: ❌ **Campaign Not Synced: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:50.300  job 6 is done
    1:00.000  gwen_the_gm presses [Sync it]: thinking…
    1:00.000  job 7 comes to a worker, delivery 1
    1:00.200  to gwen_the_gm: ⚠️ **Sync Test with the Template?**
              The campaign has changed since you saw this. Here it is as of now.
              I would create #safety.
              [Sync] [Cancel]
    1:00.200  job 7 is done
    1:10.000  kai uses /campaign sync campaign: Test: thinking…
    1:10.000  job 8 comes to a worker, delivery 1
    1:10.300  to kai: ❌ **Campaign Not Synced: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    1:10.300  job 8 is done
    1:20.000  kai presses [Nothing]
    1:20.000  to kai: 🤔 This button is from another version of me. Nothing was changed. Use `/campaign info`.

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 10: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #dice-rolls 🔊campaign-main
53 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
