# Where Discord takes permissions for people who left, the campaign is made, and it says that nobody leads it.
Permissions may be for people who left.
On role grant 1: the gm leaves the server.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  the game master leaves the server
    0:00.400  role grant: refused 404 10007
    0:00.500  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              ⚠️ @gwen_the_gm has left this server, so the campaign has no game master.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done

In the end there is
  role “Test Members”, which nobody has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
20 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
