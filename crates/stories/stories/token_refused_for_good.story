# Discord does not accept the bot's token any more. Each later job asks once whether it does.
On any guild look, always: refused 401 0.
On any channels look, always: refused 401 0.
On any member look, always: refused 401 0.
On any bot look, always: refused 401 0.
At 0 s the gm asks for "Test".
At 30 s the gm asks for "Test".
At 60 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.000  guild look: refused 401 0
    0:00.000  channels look: refused 401 0
    0:00.000  member look: refused 401 0
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.200  reply to gwen_the_gm: ❌ **Campaign Not Created: Test**
              Nothing was created. Discord no longer accepts my bot token. Please tell the operator of this bot; you can't fix this here.
    0:00.200  job 1 is done
    0:30.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:30.000  job 2 comes to a worker, delivery 1
    0:30.000  bot look: refused 401 0
    0:30.200  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:30.300  reply to gwen_the_gm: ❌ **Campaign Not Created: Test**
              Nothing was created. Discord no longer accepts my bot token. Please tell the operator of this bot; you can't fix this here.
    0:30.300  job 2 is done
    1:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    1:00.000  job 3 comes to a worker, delivery 1
    1:00.000  bot look: refused 401 0
    1:00.200  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    1:00.300  reply to gwen_the_gm: ❌ **Campaign Not Created: Test**
              Nothing was created. Discord no longer accepts my bot token. Please tell the operator of this bot; you can't fix this here.
    1:00.300  job 3 is done

In the end there is
  nothing new
11 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
Ending of “Test” for gwen_the_gm: undone
Ending of “Test” for gwen_the_gm: undone
