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
              Created #campaign-main
    0:02.025  channel creation: 500 (and 6 more)
    0:02.225  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨0:08⟩ (in 8 s from the start).
    0:02.225  job 1 goes back to the queue
    0:08.225  job 1 comes to a worker, delivery 2
    0:08.425  channel creation: 500 (and 6 more)
    0:08.525  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    0:10.732  channel creation: 500 (and 6 more)
    0:10.932  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨0:26⟩ (in 26 s from the start).
    0:10.932  job 1 goes back to the queue
    0:26.932  job 1 comes to a worker, delivery 3
    0:27.132  channel creation: 500 (and 6 more)
    0:27.232  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    0:28.759  channel creation: 500 (and 6 more)
    0:28.959  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨1:14⟩ (in 74 s from the start).
    0:28.959  job 1 goes back to the queue
    1:14.959  job 1 comes to a worker, delivery 4
    1:15.159  channel creation: 500 (and 6 more)
    1:15.259  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    1:17.153  channel creation: 500 (and 6 more)
    1:17.353  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
              ⏳ Discord is answering with an error (HTTP 500) at the moment. I'll continue automatically at ⟨3:18⟩ (in 3 min from the start).
    1:17.353  job 1 goes back to the queue
    3:18.353  job 1 comes to a worker, delivery 5
    3:18.553  channel creation: 500 (and 6 more)
    3:18.653  reply: 🏗️ **Creating Campaign: Test**
              `[█████████░░░░░░░░░░░]` 46% · 6/13
    3:20.473  channel creation: 500 (and 6 more)
    3:20.673  reply: ❌ **Campaign Not Finished: Test**
              Discord answered with an error (HTTP 500), although I tried several times.
              6 of 13 objects exist and stay.
              Use `/add-campaign` with the name Test again later: it creates only what is missing.
    3:20.673  job 1 goes back to the queue
   30:00.000  all faults end
   30:00.000  an admin shuts the bot out of the category
   31:00.000  the operator redrives the dead letters: 1
   31:00.000  job 1 comes to a worker, delivery 1
   31:00.300  message in #general: ❌ **Campaign Not Finished: Test**
              I was interrupted, and can't find what I may have created before: somebody may have renamed or deleted it. Please look for it. I can't continue because:
              • There is a category #Test of this name that I did not create, or that I can't view. Choose another name, or rename that category; if it is one of my campaigns, let me view it again.
              • There is a role @Test Members of this name that is in use. Choose another name, or rename or delete that role. If it belongs to a campaign of mine, its category was deleted (delete the role, too) or is hidden from me (let me view it again).
              Then use the command again: it creates only what is missing.
              -# @gwen_the_gm, I couldn't post this in the reply to your command.
   31:00.300  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 4: #general-discussion #session-recaps #gm-notes 🔊campaign-main
127 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
