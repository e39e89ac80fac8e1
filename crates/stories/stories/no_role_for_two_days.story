# 250 roles in 48 hours, and this one is too many. Without a role there is no campaign.
On role creation 1: 429 user with code for 30 h.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  role creation: 429 user with code for 108000s
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  reply: ❌ **Campaign Not Created: Test**
              Discord creates no more roles in this server for now; it allows about 250 in 48 hours.
              Nothing was created.
              Use `/add-campaign` with the name Test again after ⟨30:00:01⟩ (in 30 h from the start): it creates only what is missing.
    0:00.300  job 1 is done

In the end there is
  nothing new
6 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
