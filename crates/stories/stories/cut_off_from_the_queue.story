# The worker cannot prolong its hold for a minute. It stops making before the next delivery begins.
Each channel creation takes 3 s.
Each channel creation counts, 1 are allowed in 1 s.
At 0 s the gm asks for "Test".
At 5 s the queue is down.
At 65 s the queue is well again.

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[█░░░░░░░░░░░░░░░░░░░]` 7% · 1/13
              Created the role @Test Members
    0:03.300  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              Created the category
    0:05.000  the queue is down
    0:07.300  reply: 🏗️ **Creating Campaign: Test**
              `[████░░░░░░░░░░░░░░░░]` 23% · 3/13
              Created #general-discussion
    0:11.300  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              Created #session-recaps
    0:17.000  job 1 goes back to the queue
    0:30.000  job 1 comes to a worker, delivery 2
    0:30.300  reply: 🏗️ **Creating Campaign: Test**
              `[███████░░░░░░░░░░░░░]` 38% · 5/13
    1:05.000  the queue is well again
    1:09.100  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              Created #campaign-main
    1:13.100  reply: 🏗️ **Creating Campaign: Test**
              `[██████████░░░░░░░░░░]` 53% · 7/13
              Created #characters-and-npcs
    1:17.100  reply: 🏗️ **Creating Campaign: Test**
              `[████████████░░░░░░░░]` 61% · 8/13
              Created #campaign-lore
    1:21.100  reply: 🏗️ **Creating Campaign: Test**
              `[█████████████░░░░░░░]` 69% · 9/13
              Created #gm-planning
    1:25.100  reply: 🏗️ **Creating Campaign: Test**
              `[███████████████░░░░░]` 76% · 10/13
              Created #maps-and-visuals
    1:29.100  reply: 🏗️ **Creating Campaign: Test**
              `[████████████████░░░░]` 84% · 11/13
              Created #session-zero
    1:33.100  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
              Created #safety
    1:37.100  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:37.100  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
36 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
