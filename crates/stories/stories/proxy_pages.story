On any channel creation, 5 times: 502 page.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.200  channel creation: 502 page
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[█░░░░░░░░░░░░░░░░░░░]` 7% · 1/13
              Created the role @Test Members
    0:04.163  channel creation: 502 page
    0:04.363  reply: 🏗️ **Creating Campaign: Test**
              `[█░░░░░░░░░░░░░░░░░░░]` 7% · 1/13
              ⏳ Discord is answering with an error (HTTP 502) at the moment. I'll continue automatically at ⟨0:10⟩ (in 10 s from the start).
    0:04.363  job 1 goes back to the queue
    0:10.363  job 1 comes to a worker, delivery 2
    0:10.563  channel creation: 502 page
    0:10.663  reply: 🏗️ **Creating Campaign: Test**
              `[█░░░░░░░░░░░░░░░░░░░]` 7% · 1/13
    0:14.244  channel creation: 502 page
    0:14.444  reply: 🏗️ **Creating Campaign: Test**
              `[█░░░░░░░░░░░░░░░░░░░]` 7% · 1/13
              ⏳ Discord is answering with an error (HTTP 502) at the moment. I'll continue automatically at ⟨0:20⟩ (in 20 s from the start).
    0:14.444  job 1 goes back to the queue
    0:20.444  job 1 comes to a worker, delivery 3
    0:20.644  channel creation: 502 page
    0:20.744  reply: 🏗️ **Creating Campaign: Test**
              `[█░░░░░░░░░░░░░░░░░░░]` 7% · 1/13
    0:24.691  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              Created the category
    0:24.891  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:24.891  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
65 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
