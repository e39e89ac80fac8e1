# Two campaigns in one server at once; nothing of one gets into the other.
At 0 s the gm asks for "Stormreach".
At 0 s the owner asks for "Saltmarsh".

----
    0:00.000  gwen_the_gm uses /add-campaign “Stormreach”: thinking…
    0:00.000  olga_the_owner uses /add-campaign “Saltmarsh”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Stormreach**
              Looking at the server…
    0:00.500  job 2 comes to a worker, delivery 1
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Stormreach**
              Role: @Stormreach Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:00.600  reply to olga_the_owner: 🏗️ **Creating Campaign: Saltmarsh**
              Looking at the server…
    0:01.000  reply to olga_the_owner: ✅ **Campaign Created: Saltmarsh**
              Role: @Saltmarsh Members · Game master: @olga_the_owner
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:01.000  job 2 is done

In the end there is
  role “Stormreach Members”, which gwen_the_gm has
  role “Saltmarsh Members”, which olga_the_owner has
  category “Stormreach” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
  category “Saltmarsh” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
40 requests, 0 dead letters, 0 violations
Ending of “Stormreach” for gwen_the_gm: complete
Ending of “Saltmarsh” for olga_the_owner: complete
