# Nobody deletes a campaign that they do not lead: by command, by somebody else's button, or by a forged one.
kai is a member.
At 0 s the gm asks for "Test".
At 10 s gwen uses "/campaign add-player player: kai campaign: Test".
At 20 s kai uses "/campaign delete campaign: Test" past Discord.
At 21 s sven uses "/campaign delete campaign: Test" past Discord.
At 22 s kai uses "/delete-campaign name: Test" past Discord.
At 30 s the channel "general" has an old message with the button "Delete" that sends "cw1:delete:{Test}:0000000000000000:2000000000".
At 31 s kai presses "Delete".
At 40 s the channel "general" has an old message with the button "Delete it" that sends "cw1:delete:{general}".
At 41 s gwen presses "Delete it".
At 42 s the channel "general" has an old message with the button "Delete too" that sends "cw1:delete-also:{Test}".
At 43 s sven presses "Delete too".

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
    0:10.000  gwen_the_gm uses /campaign add-player player: kai campaign: Test: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    0:10.300  job 2 is done
    0:20.000  kai uses /campaign delete campaign: Test past Discord: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.300  to kai: ❌ **Campaign Not Deleted: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:20.300  job 3 is done
    0:21.000  sven_the_stranger uses /campaign delete campaign: Test past Discord: thinking…
    0:21.000  job 4 comes to a worker, delivery 1
    0:21.300  to sven_the_stranger: ❌ **Campaign Not Deleted: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:21.300  job 4 is done
    0:22.000  kai uses /delete-campaign name: Test past Discord: thinking…
    0:22.000  job 5 comes to a worker, delivery 1
    0:22.300  to kai: ❌ **Campaign Not Deleted: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:22.300  job 5 is done
    0:30.000  #general has an old message with [Delete]
    0:31.000  kai presses [Delete]: thinking…
    0:31.000  job 6 comes to a worker, delivery 1
    0:31.200  to kai: ❌ **Campaign Not Deleted: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:31.200  job 6 is done
    0:40.000  #general has an old message with [Delete it]
    0:41.000  gwen_the_gm presses [Delete it]: thinking…
    0:41.000  job 7 comes to a worker, delivery 1
    0:41.300  to gwen_the_gm: ℹ️ **Which Campaign?**
              This channel belongs to none of my campaigns.
              [Choose a campaign ▾]
    0:41.300  job 7 is done
    0:42.000  #general has an old message with [Delete too]
    0:43.000  sven_the_stranger presses [Delete too]: thinking…
    0:43.000  job 8 comes to a worker, delivery 1
    0:43.300  to sven_the_stranger: ❌ **Campaign Not Deleted: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:43.300  job 8 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
54 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
