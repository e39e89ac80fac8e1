# Another campaign, a category of people and a role of people have the name.
The guild has a category "Lounge".
The guild has a role "Guests Members".
At 0 s the gm asks for "Test".
At 10 s the admin asks for "Other".
At 20 s gwen uses "/campaign rename name: Other" in the channel "safety".
At 30 s gwen uses "/campaign rename name: Lounge" in the channel "safety".
At 40 s gwen uses "/campaign rename name: Guests" in the channel "safety".
At 50 s sven uses "/campaign rename name: Mine campaign: Test" past Discord.

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
    0:10.000  adam_the_admin uses /add-campaign “Other”: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.100  reply to adam_the_admin: 🏗️ **Creating Campaign: Other**
              Looking at the server…
    0:10.500  reply to adam_the_admin: ✅ **Campaign Created: Other**
              Role: @Other Members · Game master: @adam_the_admin
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:10.500  job 2 is done
    0:20.000  gwen_the_gm uses /campaign rename name: Other: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.200  to gwen_the_gm: ❌ **Campaign Not Renamed: Test**
              Another campaign has this name already: #Other. Choose another name.
    0:20.200  job 3 is done
    0:30.000  gwen_the_gm uses /campaign rename name: Lounge: thinking…
    0:30.000  job 4 comes to a worker, delivery 1
    0:30.200  to gwen_the_gm: ❌ **Campaign Not Renamed: Test**
              Nothing was changed:
              • There is a category #Lounge of this name that I did not create, or that I can't view. Choose another name, or rename that category; if it is one of my campaigns, let me view it again.
    0:30.200  job 4 is done
    0:40.000  gwen_the_gm uses /campaign rename name: Guests: thinking…
    0:40.000  job 5 comes to a worker, delivery 1
    0:40.200  to gwen_the_gm: ❌ **Campaign Not Renamed: Test**
              Nothing was changed:
              • There is a role @Guests Members of this name that is in use. Choose another name, or rename or delete that role. If it belongs to a campaign of mine, its category was deleted (delete the role, too) or is hidden from me (let me view it again).
    0:40.200  job 5 is done
    0:50.000  sven_the_stranger uses /campaign rename name: Mine campaign: Test past Discord: thinking…
    0:50.000  job 6 comes to a worker, delivery 1
    0:50.200  to sven_the_stranger: ❌ **Campaign Not Renamed: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:50.200  job 6 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  role “Other Members”, which adam_the_admin has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
  category “Other” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
56 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Other” for adam_the_admin: complete
