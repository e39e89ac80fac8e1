# The campaign cannot be found any more when the operator has the job finished.
On channel creation 6, always: 500.
At 0 s the gm asks for "Test".
At 30 min all faults end.
At 30 min an admin shuts the bot out of the category.
At 31 min the operator redrives the dead letters.

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 500 (and 6 more)
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              Made #campaign-main
    0:02.025  channel creation: 500 (and 20 more)
    0:06.159  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord does not answer at the moment. I go on by myself at ⟨0:12⟩ (in 12 s from the start).
    0:06.159  job 1 goes back to the queue
    0:12.159  job 1 comes to a worker, delivery 2
    0:12.359  channel creation: 500 (and 6 more)
    0:12.459  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    0:14.353  channel creation: 500 (and 20 more)
    0:18.573  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord does not answer at the moment. I go on by myself at ⟨0:34⟩ (in 34 s from the start).
    0:18.573  job 1 goes back to the queue
    0:34.573  job 1 comes to a worker, delivery 3
    0:34.773  channel creation: 500 (and 6 more)
    0:34.873  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    0:37.061  channel creation: 500 (and 20 more)
    0:40.813  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord does not answer at the moment. I go on by myself at ⟨1:26⟩ (in 86 s from the start).
    0:40.813  job 1 goes back to the queue
    1:26.813  job 1 comes to a worker, delivery 4
    1:27.013  channel creation: 500 (and 6 more)
    1:27.113  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    1:29.240  channel creation: 500 (and 20 more)
    1:32.833  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord does not answer at the moment. I go on by myself at ⟨3:33⟩ (in 3 min from the start).
    1:32.833  job 1 goes back to the queue
    3:33.833  job 1 comes to a worker, delivery 5
    3:34.033  channel creation: 500 (and 6 more)
    3:34.133  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    3:35.865  channel creation: 500 (and 20 more)
    3:39.647  reply: ❌ **Campaign Not Finished: Test**
              Discord did not answer, however often I tried.
              6 of 13 objects are there and stay.
              Use `/add-campaign` with the name Test again later: it makes only what is missing.
    3:39.647  job 1 goes back to the queue
   30:00.000  all faults end
   30:00.000  an admin shuts the bot out of the category
   31:00.000  the operator redrives the dead letters: 1
   31:00.000  job 1 comes to a worker, delivery 1
   31:00.300  message in #general: ❌ **Campaign Not Finished: Test**
              I was interrupted, and do not find again what I may have made before: somebody may have renamed or deleted it. Look for it; I can make no more:
              • There is a category #Test of this name that I did not make, or that I am shut out of. Choose another name, or rename that category; if it is a campaign of mine, let me view it again.
              • There is a role @Test Members of this name that is in use. Choose another name, or rename or delete that role. If it belongs to a campaign of mine, its category was deleted (delete the role, too) or is hidden from me (let me view it again).
              Then use the command again: it makes only what is missing.
              -# @gwen_the_gm, I could not tell you in the reply to your command.
   31:00.300  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 4: #general-discussion #session-recaps #gm-notes 🔊campaign-main
317 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
