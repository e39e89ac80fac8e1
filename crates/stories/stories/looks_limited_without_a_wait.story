# Discord refuses to show the guild because of a limit, for ever, and asks for no wait at all.
On any guild look, always: 429 global for 0 s.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.000  guild look: 429 global for 0ns
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.200  guild look: 429 global for 0ns (and 5 more)
    0:07.200  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is rate-limiting me until ⟨0:15⟩ (in 15 s from the start). I'll continue automatically.
    0:07.200  job 1 goes back to the queue
    0:15.200  job 1 comes to a worker, delivery 2
    0:15.200  guild look: 429 global for 0ns
    0:15.600  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is rate-limiting me until ⟨0:29⟩ (in 29 s from the start). I'll continue automatically.
    0:15.600  job 1 goes back to the queue
    0:29.600  job 1 comes to a worker, delivery 3
    0:29.600  guild look: 429 global for 0ns
    0:30.000  job 2 comes to a worker, delivery 1
    0:30.000  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is rate-limiting me until ⟨0:56⟩ (in 56 s from the start). I'll continue automatically.
    0:30.000  job 1 is done
    0:30.000  job 2 goes back to the queue
    0:56.000  job 2 comes to a worker, delivery 2
    0:56.000  guild look: 429 global for 0ns
    0:56.400  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is rate-limiting me until ⟨1:49⟩ (in 109 s from the start). I'll continue automatically.
    0:56.400  job 2 goes back to the queue
    1:49.400  job 2 comes to a worker, delivery 3
    1:49.400  guild look: 429 global for 0ns
    1:49.800  job 3 comes to a worker, delivery 1
    1:49.800  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is rate-limiting me until ⟨3:33⟩ (in 3 min from the start). I'll continue automatically.
    1:49.800  job 2 is done
    1:49.800  job 3 goes back to the queue
    3:33.800  job 3 comes to a worker, delivery 2
    3:33.800  guild look: 429 global for 0ns
    3:34.200  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is rate-limiting me until ⟨7:00⟩ (in 7 min from the start). I'll continue automatically.
    3:34.200  job 3 goes back to the queue
    7:00.200  job 3 comes to a worker, delivery 3
    7:00.200  guild look: 429 global for 0ns
    7:00.600  job 4 comes to a worker, delivery 1
    7:00.600  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is rate-limiting me until ⟨13:51⟩ (in 13 min from the start). I'll continue automatically.
    7:00.600  job 3 is done
    7:00.600  job 4 goes back to the queue
   13:51.600  job 4 comes to a worker, delivery 2
   13:51.600  guild look: 429 global for 0ns
   13:52.000  reply: ❌ **Campaign Not Finished: Test**
              Discord is rate-limiting me for longer than I can wait.
              I can't see which parts exist already.
              Use `/add-campaign` with the name Test again after ⟨27:32⟩ (in 27 min from the start): it creates only what is missing.
   13:52.000  job 4 is done

In the end there is
  nothing new
46 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
