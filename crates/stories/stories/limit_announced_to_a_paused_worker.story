# A worker is paused while Discord's answer reaches it, for longer than its hold on the message lasts. It drops its
# requests without reading the answers, so the next delivery has to find out that it must wait.
On request 13, once: 429 global for 150 s.
On request 16, once: the worker is paused for 20 s.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 429 global for 150s
    0:00.400  the worker is paused for 20 s
    0:00.400  channel creation: 429, wait 150s (and 4 more)
    0:20.400  job 1 goes back to the queue
    0:36.400  job 1 comes to a worker, delivery 2
    0:36.500  guild look: 429, wait 113.9s
    0:36.500  channels look: 429, wait 113.9s
    0:36.500  member look: 429, wait 113.9s
    0:36.700  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is rate-limiting me until ⟨2:31⟩ (in 2 min from the start). I'll continue automatically.
    0:36.700  job 1 goes back to the queue
    2:31.700  job 1 comes to a worker, delivery 3
    2:32.000  reply: 🏗️ **Creating Campaign: Test**
              `[██████████░░░░░░░░░░]` 53% · 7/13
    2:32.100  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    2:32.100  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
36 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
