Known weakness: the time told is four minutes early, as in clock_ahead.
The functions' clock is 4 min behind.
On channel creation 4: 429 user for 5 min.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 429 user for 300s
    0:00.400  channel creation: 429, wait 300s (and 7 more)
    0:00.500  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              ⏳ Discord is rate-limiting me until ⟨1:01⟩ (in 61 s from the start). I'll continue automatically.
    0:00.500  job 1 goes back to the queue
    5:01.500  job 1 comes to a worker, delivery 2
    5:01.800  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
    5:01.900  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    5:01.900  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
35 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
