# Two channels in ten seconds, and three edits of the reply in twenty.
Each channel creation counts, 2 are allowed in 10 s.
Each reply edit counts, 3 are allowed in 20 s.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply: 🏗️ **Creating Campaign: Test**
              `[████░░░░░░░░░░░░░░░░]` 23% · 3/13
              ⏳ Discord is rate-limiting me until ⟨0:11⟩ (in 11 s from the start). I'll continue automatically.
    0:00.500  job 1 goes back to the queue
    0:11.500  job 1 comes to a worker, delivery 2
    0:11.800  reply: 🏗️ **Creating Campaign: Test**
              `[████░░░░░░░░░░░░░░░░]` 23% · 3/13
    0:20.200  reply: 🏗️ **Creating Campaign: Test**
              `[███████░░░░░░░░░░░░░]` 38% · 5/13
              ⏳ Discord is rate-limiting me until ⟨0:22⟩ (in 22 s from the start). I'll continue automatically.
    0:20.200  job 1 goes back to the queue
    0:22.200  job 1 comes to a worker, delivery 3
    0:22.500  reply: 🏗️ **Creating Campaign: Test**
              `[███████░░░░░░░░░░░░░]` 38% · 5/13
    0:22.600  job 2 comes to a worker, delivery 1
    0:22.600  reply: 🏗️ **Creating Campaign: Test**
              `[██████████░░░░░░░░░░]` 53% · 7/13
              ⏳ Discord is rate-limiting me until ⟨0:33⟩ (in 33 s from the start). I'll continue automatically.
    0:22.600  job 1 is done
    0:22.600  job 2 goes back to the queue
    0:33.600  job 2 comes to a worker, delivery 2
    0:40.300  reply: 🏗️ **Creating Campaign: Test**
              `[█████████████░░░░░░░]` 69% · 9/13
              ⏳ Discord is rate-limiting me until ⟨0:44⟩ (in 44 s from the start). I'll continue automatically.
    0:40.300  job 2 goes back to the queue
    0:44.300  job 2 comes to a worker, delivery 3
    0:44.600  reply: 🏗️ **Creating Campaign: Test**
              `[█████████████░░░░░░░]` 69% · 9/13
    0:44.700  job 3 comes to a worker, delivery 1
    0:44.700  reply: 🏗️ **Creating Campaign: Test**
              `[████████████████░░░░]` 84% · 11/13
              ⏳ Discord is rate-limiting me until ⟨0:55⟩ (in 55 s from the start). I'll continue automatically.
    0:44.700  job 2 is done
    0:44.700  job 3 goes back to the queue
    0:55.700  job 3 comes to a worker, delivery 2
    1:00.400  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:00.400  job 3 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
48 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
