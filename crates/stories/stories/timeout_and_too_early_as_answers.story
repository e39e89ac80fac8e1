# HTTP 408 and 425 do not say whether it happened; nothing is undone because of them.
On channel creation 3, twice: 408.
On channel creation 8, twice: 425.
On role creation 1: 408.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  role creation: 408
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:04.263  channel creation: 408 (and 1 more)
    0:04.263  channel creation: 425 (and 1 more)
    0:04.263  reply: 🏗️ **Creating Campaign: Test**
              `[█░░░░░░░░░░░░░░░░░░░]` 7% · 1/13
              Created the role @Test Members
    0:05.363  reply: 🏗️ **Creating Campaign: Test**
              `[█████████████░░░░░░░]` 69% · 9/13
              Created #dice-rolls
    0:06.745  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:06.745  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
37 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
