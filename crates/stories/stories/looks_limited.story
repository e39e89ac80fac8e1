# Looks are limited, also the read-back: what Discord answered to the creates stands.
On guild look 1: 429 user for 30 s.
On guild look 2: 429 user for 30 s.
On channels look 4: 429 user for 30 s.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.000  guild look: 429 user for 30s
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.200  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is rate-limiting me until ⟨0:31⟩ (in 31 s from the start). I'll continue automatically.
    0:00.200  job 1 goes back to the queue
    0:31.200  job 1 comes to a worker, delivery 2
    0:31.200  guild look: 429 user for 30s
    0:31.500  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is rate-limiting me until ⟨1:02⟩ (in 62 s from the start). I'll continue automatically.
    0:31.500  job 1 goes back to the queue
    1:02.500  job 1 comes to a worker, delivery 3
    1:02.700  reply: 🏗️ **Creating Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    1:02.900  channels look: 429 user for 30s
    1:03.000  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:03.000  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
30 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
