# The server reaches its limit half-way: what was made goes again.
On channel creation 5: an admin fills the guild to 500 channels.
At 0 s the gm asks for "Test".
At 5 min an admin removes all fillers.
At 6 min the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  an admin fills the guild to 500 channels
    0:00.400  channel creation: refused 400 30013 (and 7 more)
    0:00.900  reply to gwen_the_gm: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #campaign-main. The server has all the 500 channels that Discord allows; I can't see all of them. Delete channels that nobody needs, then repeat the command.
              I removed the 5 things I had created.
    0:00.900  job 1 is done
    5:00.000  an admin removes all fillers
    6:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    6:00.000  job 2 comes to a worker, delivery 1
    6:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    6:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    6:00.500  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
44 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
Ending of “Test” for gwen_the_gm: complete
