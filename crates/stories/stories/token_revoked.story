# The bot's token is refused from the middle on.
On channel creation 5, always: refused 401 0.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: refused 401 0 (and 7 more)
    0:00.500  reply: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #campaign-main. Discord no longer accepts my bot token. Please tell the operator of this bot; you can't fix this here.
              ⚠️ Still there: @Test Members #Test #general-discussion #session-recaps #gm-notes. Delete what you don't need, or use the command again to finish it.
    0:00.500  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 3: #general-discussion #session-recaps #gm-notes
19 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
