# Two commands of one person. The first job ends in the dead-letter queue; only the second one can be told, in a channel.
At 0 s the gm asks for "Test".
At 1 s the gm asks for "Test" and the bot is killed after sending.
On request 18, 3 times: 429 user for 3 h.

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: 429 user for 10800s
    0:00.400  reply edit: 429 user for 10800s
    0:01.050  gwen_the_gm uses /add-campaign “Test”: The application did not respond
    0:11.500  job 1 goes back to the queue
    0:16.500  job 1 comes to a worker, delivery 2
    0:16.500  guild look: 429 user for 10800s
    0:27.700  job 1 goes back to the queue
    0:42.700  job 1 comes to a worker, delivery 3
    0:53.900  job 1 goes back to the queue
    1:38.900  job 1 comes to a worker, delivery 4
    1:50.100  job 1 goes back to the queue
    3:50.100  job 1 comes to a worker, delivery 5
    4:01.300  job 1 goes back to the queue
    6:01.300  job 2 comes to a worker, delivery 1
    6:01.400  reply edit: refused 404 10015
    6:01.500  message in #general: ❌ **Campaign Not Created: Test**
              Discord is rate-limiting me for longer than I can wait.
              Nothing was created.
              Use `/add-campaign` with the name Test again after ⟨3:00:18⟩ (in 3 h from the start): it creates only what is missing.
              -# @gwen_the_gm, I couldn't post this in the reply to your command.
    6:01.500  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 10: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety 🔊campaign-main
36 requests, 1 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: dead-lettered
Ending of “Test” for gwen_the_gm: undone
