On role grant 1: killed before.
On guild look 2, always: "roles/Test Members/permissions" reads "none".
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  the worker is killed before its request reaches Discord
    0:00.400  job 1 ends with its worker
    0:30.000  job 1 comes to a worker, delivery 2
    0:30.000  guild look: roles/Test Members/permissions is "none"
    0:30.300  reply: ❌ **Campaign Not Finished: Test**
              13 of 13 objects exist and stay. I can't continue because:
              • I can't read what Discord sent about the role @Test Members (`permissions`). Please tell the operator of this bot.
              Then use the command again: it creates only what is missing.
    0:30.300  job 1 is done

In the end there is
  role “Test Members”, which nobody has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
23 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
