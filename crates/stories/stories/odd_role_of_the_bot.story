On any guild look, always: "roles/Channelwright/permissions" reads "all".
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.000  guild look: roles/Channelwright/permissions is "all"
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.200  reply: ❌ **Campaign Not Created: Test**
              Nothing was created:
              • I can't read what Discord sent about the role @Channelwright (`permissions`). Please tell the operator of this bot.
    0:00.200  job 1 is done

In the end there is
  nothing new
5 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
