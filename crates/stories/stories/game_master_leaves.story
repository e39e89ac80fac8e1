# Half-way. What was made goes again, and somebody else gets a whole campaign of that name.
On channel creation 5: the gm leaves the server.
At 0 s the gm asks for "Test".
At 5 min the owner asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  the game master leaves the server
    0:00.400  channel creation: refused 404 10013 (and 7 more)
    0:00.900  reply to gwen_the_gm: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #campaign-main. The game master @gwen_the_gm has left this server, and a campaign needs one. The new game master can use `/add-campaign` with the name Test.
              I removed the 5 things I had created.
    0:00.900  job 1 is done
    5:00.000  olga_the_owner uses /add-campaign “Test”: thinking…
    5:00.000  job 2 comes to a worker, delivery 1
    5:00.100  reply to olga_the_owner: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    5:00.500  reply to olga_the_owner: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @olga_the_owner
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    5:00.500  job 2 is done

In the end there is
  role “Test Members”, which olga_the_owner has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
44 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
Ending of “Test” for olga_the_owner: complete
