# A global limit of hours, said to an edit of the reply.
Known weakness: the edit is repeated as fast as answers come, since a reply is not bound by the global limit (discord/src/limiter.rs).
On any reply edit, 40 times: 429 global for 6 h.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply edit: 429 global for 21600s (and 39 more)
    0:04.200  reply: ❌ **Campaign Not Finished: Test**
              Discord's rate limit asks for a longer wait than I can wait for.
              1 of 13 objects are there and stay.
              Use `/add-campaign` with the name Test again after ⟨6:00:01⟩ (in 6 h from the start): it makes only what is missing.
    0:07.300  reply: ❌ **Campaign Not Finished: Test**
              Discord's rate limit asks for a longer wait than I can wait for.
              1 of 13 objects are there and stay.
              Use `/add-campaign` with the name Test again after ⟨6:00:01⟩ (in 6 h from the start): it makes only what is missing.
    0:07.300  job 1 is done

In the end there is
  role “Test Members”, which nobody has
47 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
