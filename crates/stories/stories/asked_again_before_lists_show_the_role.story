# The command is used again at once, while Discord's lists do not show the role yet. Nobody could know of it.
New objects are listed after 1 s.
On channel creation 3, 3 times: 429 user for 3 h.
At 0 s the gm asks for "Test".
In the end the gm asks for "Test" past Discord.

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 429 user for 10800s (and 2 more)
    0:00.400  channel creation: 429, wait 10800s (and 6 more)
    0:00.500  gwen_the_gm uses /add-campaign “Test” past Discord: thinking…
    0:00.500  job 2 comes to a worker, delivery 1
    0:00.500  reply to gwen_the_gm: ❌ **Campaign Not Finished: Test**
              Discord is rate-limiting me for longer than I can wait.
              3 of 13 objects exist and stay.
              Use `/add-campaign` with the name Test again after ⟨3:00:01⟩ (in 3 h from the start): it creates only what is missing.
    0:00.500  job 1 is done
    0:00.600  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.800  reply to gwen_the_gm: ❌ **Campaign Not Finished: Test**
              Discord is rate-limiting me for longer than I can wait.
              1 of 13 objects exist and stay.
              Use `/add-campaign` with the name Test again after ⟨3:00:01⟩ (in 3 h from the start): it creates only what is missing.
    0:00.800  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  role “Test Members”, which nobody has
  category “Test” with 1: #general-discussion
25 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
Ending of “Test” for gwen_the_gm: reported
