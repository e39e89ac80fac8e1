# SQS takes the second job and then answers nobody: without a hold nothing is made. It goes on when SQS is back.
At 0 s the gm asks for "Test".
At 0 s the gm asks for "Second Test".
At 300 ms the queue is down.
At 4 min the queue is well again.

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  gwen_the_gm uses /add-campaign “Second Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  the queue is down
    0:00.500  job 2 comes to a worker, delivery 1
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:00.600  reply to gwen_the_gm: 🏗️ **Creating Campaign: Second Test**
              Looking at the server…
    0:01.700  reply to gwen_the_gm: 🏗️ **Creating Campaign: Second Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    1:41.500  job 2 goes back to the queue
    2:00.500  job 2 comes to a worker, delivery 2
    2:00.700  reply to gwen_the_gm: 🏗️ **Creating Campaign: Second Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    3:41.500  job 2 goes back to the queue
    4:00.000  the queue is well again
    4:00.500  job 2 comes to a worker, delivery 3
    4:00.700  reply to gwen_the_gm: 🏗️ **Creating Campaign: Second Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    4:01.000  reply to gwen_the_gm: ✅ **Campaign Created: Second Test**
              Role: @Second Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    4:01.000  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  role “Second Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
  category “Second Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
49 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Second Test” for gwen_the_gm: complete
