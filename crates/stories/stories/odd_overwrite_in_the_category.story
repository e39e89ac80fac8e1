# The second time nothing is made beside what may be the campaign's.
On channel creation 9: killed before.
On channels look 2, always: "Test/permission_overwrites/*/allow" reads "everything".
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  the worker is killed before its request reaches Discord
    0:00.400  job 1 ends with its worker
    0:30.000  job 1 comes to a worker, delivery 2
    0:30.000  channels look: Test/permission_overwrites/*/allow is "everything"
    0:30.300  reply: ❌ **Campaign Not Finished: Test**
              12 of 13 objects exist and stay. I can't continue because:
              • I can't read what Discord sent about #Test (`permission_overwrites[0].allow`). Please tell the operator of this bot.
              Then use the command again: it creates only what is missing.
    0:30.300  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 10: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #session-zero #safety #dice-rolls 🔊campaign-main
23 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
