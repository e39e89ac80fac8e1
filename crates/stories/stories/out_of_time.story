# Every creation takes so long that the worker runs out of time in the middle of one.
Each channel creation takes 9 s.
Each channel creation counts, 1 are allowed in 5 s.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[█░░░░░░░░░░░░░░░░░░░]` 7% · 1/13
              Created the role @Test Members
    0:09.300  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              Created the category
    0:23.300  reply: 🏗️ **Creating Campaign: Test**
              `[████░░░░░░░░░░░░░░░░]` 23% · 3/13
              Created #general-discussion
    0:37.300  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              Created #session-recaps
    0:51.300  reply: 🏗️ **Creating Campaign: Test**
              `[███████░░░░░░░░░░░░░]` 38% · 5/13
              Created #gm-notes
    1:05.300  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              Created #campaign-main
    1:19.300  reply: 🏗️ **Creating Campaign: Test**
              `[██████████░░░░░░░░░░]` 53% · 7/13
              Created #characters-and-npcs
    1:33.300  reply: 🏗️ **Creating Campaign: Test**
              `[████████████░░░░░░░░]` 61% · 8/13
              Created #campaign-lore
    1:40.100  reply: 🏗️ **Creating Campaign: Test**
              `[████████████░░░░░░░░]` 61% · 8/13
              ⏳ This is taking longer than usual. I'll continue automatically at ⟨1:55⟩ (in 115 s from the start).
    1:40.100  job 1 goes back to the queue
    1:55.100  job 1 comes to a worker, delivery 2
    1:55.400  reply: 🏗️ **Creating Campaign: Test**
              `[█████████████░░░░░░░]` 69% · 9/13
    2:04.400  reply: 🏗️ **Creating Campaign: Test**
              `[███████████████░░░░░]` 76% · 10/13
              Created #maps-and-visuals
    2:18.400  reply: 🏗️ **Creating Campaign: Test**
              `[████████████████░░░░]` 84% · 11/13
              Created #session-zero
    2:32.400  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
              Created #safety
    2:46.400  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    2:46.400  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
41 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
