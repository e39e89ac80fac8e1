# Longer than the reply lives.
On channel creation 4: 429 shared for 6 h.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 429 shared for 21600s
    0:00.400  channel creation: 429, wait 21600s (and 7 more)
    0:00.500  reply: ❌ **Campaign Not Finished: Test**
              Discord is rate-limiting me for longer than I can wait.
              4 of 13 objects exist and stay.
              Use `/add-campaign` with the name Test again after ⟨6:00:01⟩ (in 6 h from the start): it creates only what is missing.
    0:00.500  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 2: #general-discussion #session-recaps
19 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
