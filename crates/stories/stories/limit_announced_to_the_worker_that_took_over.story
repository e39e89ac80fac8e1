# The first worker is paused, and another takes over. Only that one hears that it has to wait for three hours, so the
# first one, back for a second command, has to find it out itself.
On any member look, 1 times: the worker is paused for 45 s.
On request 15, once: 429 shared for 3 h.
At 0 s the gm asks for "Test".
In the end the gm asks for "Test" past Discord.

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  the worker is paused for 45 s
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:30.000  job 1 comes to a worker, delivery 2
    0:30.200  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:30.300  channel creation: 429 shared for 10800s
    0:30.400  channel creation: 429, wait 10800s (and 6 more)
    0:30.500  reply to gwen_the_gm: ❌ **Campaign Not Finished: Test**
              Discord is rate-limiting me for longer than I can wait.
              5 of 13 objects exist and stay.
              Use `/add-campaign` with the name Test again after ⟨3:00:31⟩ (in 3 h from the start): it creates only what is missing.
    0:30.500  job 1 is done
    0:45.100  gwen_the_gm uses /add-campaign “Test” past Discord: thinking…
    0:45.100  job 2 comes to a worker, delivery 1
    0:45.100  job 1 goes back to the queue
    0:45.200  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:45.400  channel creation: 429, wait 10785s
    0:45.500  reply to gwen_the_gm: ❌ **Campaign Not Finished: Test**
              Discord is rate-limiting me for longer than I can wait.
              5 of 13 objects exist and stay.
              Use `/add-campaign` with the name Test again after ⟨3:00:31⟩ (in 3 h from the start): it creates only what is missing.
    0:45.500  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 3: #general-discussion #session-recaps #gm-notes
30 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
Ending of “Test” for gwen_the_gm: reported
