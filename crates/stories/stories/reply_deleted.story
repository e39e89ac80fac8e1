# Somebody deletes the reply: they do not want to read it.
At 0 s the gm asks for "Test".
At 450 ms somebody deletes the reply.

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.450  somebody deletes the reply
    0:00.500  reply edit: refused 404 10008
    0:00.600  message in #general: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              -# @gwen_the_gm, I couldn't post this in the reply to your command.
    0:00.600  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
21 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
