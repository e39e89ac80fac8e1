# The rest of a campaign waits for a limit, and an admin archives the part that exists.
Each channel creation counts, 1 are allowed in 13 s.
At 1000 ms the gm asks for "Test".
At 3 s adam uses "/campaign archive campaign: Test".

----
    0:01.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:01.000  job 1 comes to a worker, delivery 1
    0:01.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:01.500  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              ⏳ Discord is rate-limiting me until ⟨0:15⟩ (in 15 s from the start). I'll continue automatically.
    0:01.500  job 1 goes back to the queue
    0:03.000  adam_the_admin uses /campaign archive campaign: Test: thinking…
    0:15.500  job 1 comes to a worker, delivery 2
    0:15.800  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
    0:15.900  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[████░░░░░░░░░░░░░░░░]` 23% · 3/13
              ⏳ Discord is rate-limiting me until ⟨0:29⟩ (in 29 s from the start). I'll continue automatically.
    0:15.900  job 1 goes back to the queue
    0:29.900  job 1 comes to a worker, delivery 3
    0:30.200  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[████░░░░░░░░░░░░░░░░]` 23% · 3/13
    0:30.300  job 2 comes to a worker, delivery 1
    0:30.300  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[██████░░░░░░░░░░░░░░]` 30% · 4/13
              ⏳ Discord is rate-limiting me until ⟨0:44⟩ (in 44 s from the start). I'll continue automatically.
    0:30.300  job 1 is done
    0:30.500  to adam_the_admin: 🏗️ **Archiving Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/9
    0:30.900  job 3 comes to a worker, delivery 1
    0:30.900  to adam_the_admin: ✅ **Campaign Archived: Test**
              Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. `/campaign restore` opens it again.
              [Restore]
    0:30.900  job 2 is done
    0:30.900  job 3 goes back to the queue
    0:44.900  job 3 comes to a worker, delivery 2
    0:45.200  reply to gwen_the_gm: ❌ **Campaign Not Finished: Test**
              This campaign is archived: nobody writes in it any more, and nobody joins. To open it again, use `/campaign restore`, or ask @gwen_the_gm. Then use the command again: it creates only what is missing.
    0:45.200  job 3 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 2: #general-discussion #session-recaps
41 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
