# Everything but the reply is down for a while.
On any guild look, always: 503.
At 0 s the gm asks for "Test".
At 3 min all faults end.

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.000  guild look: 503
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.348  guild look: 503 (and 1 more)
    0:01.360  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is answering with an error (HTTP 503) at the moment. I'll continue automatically at ⟨0:07⟩ (in 7 s from the start).
    0:01.360  job 1 goes back to the queue
    0:07.360  job 1 comes to a worker, delivery 2
    0:07.360  guild look: 503 (and 2 more)
    0:08.774  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is answering with an error (HTTP 503) at the moment. I'll continue automatically at ⟨0:24⟩ (in 24 s from the start).
    0:08.774  job 1 goes back to the queue
    0:24.774  job 1 comes to a worker, delivery 3
    0:24.774  guild look: 503 (and 2 more)
    0:26.368  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is answering with an error (HTTP 503) at the moment. I'll continue automatically at ⟨1:12⟩ (in 72 s from the start).
    0:26.368  job 1 goes back to the queue
    1:12.368  job 1 comes to a worker, delivery 4
    1:12.368  guild look: 503 (and 2 more)
    1:13.654  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is answering with an error (HTTP 503) at the moment. I'll continue automatically at ⟨3:14⟩ (in 3 min from the start).
    1:13.654  job 1 goes back to the queue
    3:00.000  all faults end
    3:14.654  job 1 comes to a worker, delivery 5
    3:14.854  reply: 🏗️ **Creating Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    3:15.154  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    3:15.154  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
48 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
