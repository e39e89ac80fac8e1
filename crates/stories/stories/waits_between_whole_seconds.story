# The limit ends between two whole seconds, and the worker that goes on knows nothing of it but the time in the job.
Every delivery has a fresh worker.
Each reply edit takes 300 ms.
On channel creation 4: 429 user for 10 s.
At 450 ms the gm asks for "Test".

----
    0:00.450  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.450  job 1 comes to a worker, delivery 1
    0:00.750  channel creation: 429 user for 10s
    0:00.750  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.850  channel creation: 429, wait 10s (and 7 more)
    0:01.150  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              ⏳ Discord is rate-limiting me until ⟨0:11⟩ (in 11 s from the start). I'll continue automatically.
    0:01.150  job 1 goes back to the queue
    0:11.150  job 1 comes to a worker, delivery 2
    0:11.650  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
    0:11.950  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:11.950  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
35 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
