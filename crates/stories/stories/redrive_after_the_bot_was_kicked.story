# Five workers die, and an admin kicks the bot. The operator moves the job back while its reply can still be edited: most
# of the campaign exists, so the reply does not say that nothing was created.
On channel creation 12, always: killed before.
After request 41: an admin kicks the bot.
At 0 s the gm asks for "Test".
In the end the operator redrives the dead letters.

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  the worker is killed before its request reaches Discord
    0:00.400  job 1 ends with its worker
    0:30.000  job 1 comes to a worker, delivery 2
    0:30.300  the worker is killed before its request reaches Discord
    0:30.300  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
    0:30.300  job 1 ends with its worker
    1:00.000  job 1 comes to a worker, delivery 3
    1:00.300  the worker is killed before its request reaches Discord
    1:00.300  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
    1:00.300  job 1 ends with its worker
    1:30.000  job 1 comes to a worker, delivery 4
    1:30.300  the worker is killed before its request reaches Discord
    1:30.300  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
    1:30.300  job 1 ends with its worker
    2:00.000  job 1 comes to a worker, delivery 5
    2:00.300  the worker is killed before its request reaches Discord
    2:00.300  an admin kicks the bot
    2:00.300  reply: 🏗️ **Creating Campaign: Test**
              `[██████████████████░░]` 92% · 12/13
    2:00.300  job 1 ends with its worker
    2:30.000  the operator redrives the dead letters: 1
    2:30.000  job 1 comes to a worker, delivery 1
    2:30.100  guild look: refused 403 50001
    2:30.100  channels look: refused 403 50001
    2:30.100  member look: refused 403 50001
    2:30.300  reply: ❌ **Campaign Not Finished: Test**
              I can't see which parts exist already. Discord doesn't let me read this server. Is the bot still in it? Invite it again, then repeat the command.
    2:30.300  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 10: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety 🔊campaign-main
  no Channelwright any more
47 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
