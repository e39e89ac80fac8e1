# SQS takes the job, but the bot never hears so and asks the person to try again. Both commands find one campaign.
At 0 s the queue forgets to answer.
At 0 s the gm asks for "Test".
At 1 min the queue is well again.
At 2 min the gm asks for "Test".

----
    0:00.000  the queue forgets to answer
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply edit: refused 404 10015 (and 3 more)
    0:02.000  gwen_the_gm uses /add-campaign “Test”: ❌ I don't know whether your command got through. Please try it again in a minute; using it twice creates nothing twice. If it keeps happening, tell the operator of this bot.
    0:03.500  to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    1:00.000  the queue is well again
    1:03.200  to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[█░░░░░░░░░░░░░░░░░░░]` 7% · 1/13
              Created the role @Test Members
    1:03.400  to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:03.400  job 1 is done
    2:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    2:00.000  job 2 comes to a worker, delivery 1
    2:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    2:00.300  reply to gwen_the_gm: ✅ **Campaign Already There: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    2:00.300  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
31 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Test” for gwen_the_gm: complete
