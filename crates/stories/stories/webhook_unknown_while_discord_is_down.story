# Discord never knows the reply, and the job is delivered again and again: each delivery finds that out with one edit.
On any guild look, 12 times: 503.
On any reply edit, always: webhook unknown.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.000  guild look: 503
    0:00.000  reply edit: refused 404 10015 (and 1 more)
    0:00.348  guild look: 503
    0:00.800  reply edit: refused 404 10015
    0:01.160  guild look: 503
    0:01.260  reply edit: refused 404 10015 (and 7 more)
    0:11.060  job 1 comes to a worker, delivery 2
    0:11.060  guild look: 503
    0:11.060  job 1 goes back to the queue
    0:11.361  guild look: 503 (and 1 more)
    0:12.374  reply edit: refused 404 10015
    0:12.474  job 1 goes back to the queue
    0:28.474  job 1 comes to a worker, delivery 3
    0:28.474  guild look: 503 (and 2 more)
    0:29.968  reply edit: refused 404 10015
    0:30.068  job 1 goes back to the queue
    1:15.068  job 1 comes to a worker, delivery 4
    1:15.068  guild look: 503 (and 2 more)
    1:16.254  reply edit: refused 404 10015
    1:16.354  job 1 goes back to the queue
    3:17.354  job 1 comes to a worker, delivery 5
    3:17.454  reply edit: refused 404 10015
    3:17.954  message in #general: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              -# @gwen_the_gm, I couldn't post this in the reply to your command.
    3:17.954  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
57 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
