# SQS does not answer the bot: the person is asked to try again, and nothing happens behind their back.
At 0 s the queue is down.
At 0 s the gm asks for "Test".
At 1 min the queue is well again.
At 2 min the gm asks for "Test".

----
    0:00.000  the queue is down
    0:02.000  gwen_the_gm uses /add-campaign “Test”: ❌ I don't know whether your command got through. Please try it again in a minute; using it twice creates nothing twice. If it keeps happening, tell the operator of this bot.
    1:00.000  the queue is well again
    2:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    2:00.000  job 1 comes to a worker, delivery 1
    2:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    2:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    2:00.500  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
20 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: not accepted
Ending of “Test” for gwen_the_gm: complete
