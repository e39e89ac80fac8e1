# Two channels in ten seconds, and three edits of the reply in twenty.
Each channel creation counts, 2 are allowed in 10 s.
Each reply edit counts, 3 are allowed in 20 s.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.200  reply: 🏗️ **Creating Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:01.300  reply: 🏗️ **Creating Campaign: Test**
              `[████░░░░░░░░░░░░░░░░]` 23% · 3/13
              Made #general-discussion
    0:10.500  reply: 🏗️ **Creating Campaign: Test**
              `[███████░░░░░░░░░░░░░]` 38% · 5/13
              Made #gm-notes
    0:20.600  reply: 🏗️ **Creating Campaign: Test**
              `[██████████░░░░░░░░░░]` 53% · 7/13
              Made #characters-and-npcs
    0:30.700  reply: 🏗️ **Creating Campaign: Test**
              `[█████████████░░░░░░░]` 69% · 9/13
              Made #gm-planning
    0:40.800  reply: 🏗️ **Creating Campaign: Test**
              `[████████████████░░░░]` 84% · 11/13
              Made #session-zero
    0:51.000  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
    0:51.000  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
28 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
