# A worker is paused while Discord's answer reaches it. When it goes on, an edit of the reply is due as well, and it cannot
# read and send at the same time.
On request 16, 3 times: 429 page for 150 s.
On request 15, once: the worker is paused for 2 s.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 429 page for 150s (and 2 more)
    0:00.400  the worker is paused for 2 s
    0:02.500  reply edit: 429, wait 147.9s
    0:13.500  job 1 goes back to the queue
    2:33.500  job 1 comes to a worker, delivery 2
    2:33.800  reply: 🏗️ **Creating Campaign: Test**
              `[███████████████░░░░░]` 76% · 10/13
    2:33.900  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    2:33.900  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
29 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
