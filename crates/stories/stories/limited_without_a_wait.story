# Discord refuses channels because of a limit, for ever, and asks for no wait at all.
On channel creation 4, always: 429 user for 0 s.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 429 user for 0ns (and 8 more)
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              Created #session-recaps
    0:01.300  channel creation: 429 user for 0ns (and 13 more)
    0:08.200  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              ⏳ Discord is rate-limiting me until ⟨0:16⟩ (in 16 s from the start). I'll continue automatically.
    0:08.200  job 1 goes back to the queue
    0:16.200  job 1 comes to a worker, delivery 2
    0:16.400  channel creation: 429 user for 0ns
    0:16.500  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
    0:16.600  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              ⏳ Discord is rate-limiting me until ⟨0:30⟩ (in 30 s from the start). I'll continue automatically.
    0:16.600  job 1 goes back to the queue
    0:30.600  job 1 comes to a worker, delivery 3
    0:30.800  channel creation: 429 user for 0ns
    0:30.900  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
    0:31.000  job 2 comes to a worker, delivery 1
    0:31.000  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              ⏳ Discord is rate-limiting me until ⟨0:57⟩ (in 57 s from the start). I'll continue automatically.
    0:31.000  job 1 is done
    0:31.000  job 2 goes back to the queue
    0:57.000  job 2 comes to a worker, delivery 2
    0:57.200  channel creation: 429 user for 0ns
    0:57.300  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
    0:57.400  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              ⏳ Discord is rate-limiting me until ⟨1:50⟩ (in 110 s from the start). I'll continue automatically.
    0:57.400  job 2 goes back to the queue
    1:50.400  job 2 comes to a worker, delivery 3
    1:50.600  channel creation: 429 user for 0ns
    1:50.700  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
    1:50.800  job 3 comes to a worker, delivery 1
    1:50.800  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              ⏳ Discord is rate-limiting me until ⟨3:34⟩ (in 3 min from the start). I'll continue automatically.
    1:50.800  job 2 is done
    1:50.800  job 3 goes back to the queue
    3:34.800  job 3 comes to a worker, delivery 2
    3:35.000  channel creation: 429 user for 0ns
    3:35.100  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
    3:35.200  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              ⏳ Discord is rate-limiting me until ⟨7:01⟩ (in 7 min from the start). I'll continue automatically.
    3:35.200  job 3 goes back to the queue
    7:01.200  job 3 comes to a worker, delivery 3
    7:01.400  channel creation: 429 user for 0ns
    7:01.500  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
    7:01.600  job 4 comes to a worker, delivery 1
    7:01.600  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              ⏳ Discord is rate-limiting me until ⟨13:52⟩ (in 13 min from the start). I'll continue automatically.
    7:01.600  job 3 is done
    7:01.600  job 4 goes back to the queue
   13:52.600  job 4 comes to a worker, delivery 2
   13:52.800  channel creation: 429 user for 0ns
   13:52.900  reply: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
   13:53.000  reply: ❌ **Campaign Not Finished: Test**
              Discord is rate-limiting me for longer than I can wait.
              4 of 13 objects exist and stay.
              Use `/add-campaign` with the name Test again after ⟨27:33⟩ (in 27 min from the start): it creates only what is missing.
   13:53.000  job 4 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 2: #general-discussion #session-recaps
83 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
