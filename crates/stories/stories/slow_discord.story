# Every request takes eight seconds: the invocation's time runs out, again and again.
Each request takes 8 s.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:08.000  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:11.200  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:14.600  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:18.400  reply: 🏗️ **Creating Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:23.000  reply: 🏗️ **Creating Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:28.000  reply: 🏗️ **Creating Campaign: Test**
              `[█░░░░░░░░░░░░░░░░░░░]` 7% · 1/13
              Created the role @Test Members
    0:33.000  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              Created the category
    0:38.000  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              Created the category
    0:41.000  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:04.000  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:04.000  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
28 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
