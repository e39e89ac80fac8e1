# The bot is kicked and the replies are dead: five jobs that nobody can be told of end in the dead-letter queue, each once.
Each request takes 8 s.
On any reply edit, always: token expired.
At 0 s an admin kicks the bot.
At 0 s the gm asks for "A".
At 0 s the gm asks for "B".
At 0 s the gm asks for "C".
At 0 s the gm asks for "D".
At 0 s the gm asks for "E".

----
    0:00.000  an admin kicks the bot
    0:00.000  gwen_the_gm uses /add-campaign “A”: thinking…
    0:00.000  gwen_the_gm uses /add-campaign “B”: thinking…
    0:00.000  gwen_the_gm uses /add-campaign “C”: thinking…
    0:00.000  gwen_the_gm uses /add-campaign “D”: thinking…
    0:00.000  gwen_the_gm uses /add-campaign “E”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:08.000  guild look: refused 403 50001
    0:08.000  channels look: refused 403 50001
    0:08.000  member look: refused 403 50001
    0:08.000  reply edit: refused 401 50027
    0:24.000  job 2 comes to a worker, delivery 1
    0:24.000  message creation: refused 403 50001
    0:24.000  job 1 is done
    0:32.000  guild look: refused 403 50001
    0:32.000  channels look: refused 403 50001
    0:32.000  member look: refused 403 50001
    0:32.000  reply edit: refused 401 50027
    0:48.000  job 3 comes to a worker, delivery 1
    0:48.000  message creation: refused 403 50001
    0:48.000  job 2 is done
    0:56.000  guild look: refused 403 50001
    0:56.000  channels look: refused 403 50001
    0:56.000  member look: refused 403 50001
    0:56.000  reply edit: refused 401 50027
    1:12.000  job 4 comes to a worker, delivery 1
    1:12.000  message creation: refused 403 50001
    1:12.000  job 3 is done
    1:20.000  guild look: refused 403 50001
    1:20.000  channels look: refused 403 50001
    1:20.000  member look: refused 403 50001
    1:20.000  reply edit: refused 401 50027
    1:36.000  job 5 comes to a worker, delivery 1
    1:36.000  message creation: refused 403 50001
    1:36.000  job 4 is done
    1:44.000  guild look: refused 403 50001
    1:44.000  channels look: refused 403 50001
    1:44.000  member look: refused 403 50001
    1:44.000  reply edit: refused 401 50027
    2:00.000  job 6 comes to a worker, delivery 1
    2:00.000  job 6 comes to a worker, delivery 2
    2:00.000  job 6 comes to a worker, delivery 3
    2:00.000  job 6 comes to a worker, delivery 4
    2:00.000  job 6 comes to a worker, delivery 5
    2:00.000  job 7 comes to a worker, delivery 1
    2:00.000  job 7 comes to a worker, delivery 2
    2:00.000  job 7 comes to a worker, delivery 3
    2:00.000  job 7 comes to a worker, delivery 4
    2:00.000  job 7 comes to a worker, delivery 5
    2:00.000  job 8 comes to a worker, delivery 1
    2:00.000  job 8 comes to a worker, delivery 2
    2:00.000  job 8 comes to a worker, delivery 3
    2:00.000  job 8 comes to a worker, delivery 4
    2:00.000  job 8 comes to a worker, delivery 5
    2:00.000  job 9 comes to a worker, delivery 1
    2:00.000  job 9 comes to a worker, delivery 2
    2:00.000  job 9 comes to a worker, delivery 3
    2:00.000  job 9 comes to a worker, delivery 4
    2:00.000  job 9 comes to a worker, delivery 5
    2:00.000  job 10 comes to a worker, delivery 1
    2:00.000  job 10 comes to a worker, delivery 2
    2:00.000  job 10 comes to a worker, delivery 3
    2:00.000  job 10 comes to a worker, delivery 4
    2:00.000  job 10 comes to a worker, delivery 5
    2:00.000  message creation: refused 403 50001
    2:00.000  job 5 is done
    2:00.000  job 6 goes back to the queue
    2:00.000  job 6 goes back to the queue
    2:00.000  job 6 goes back to the queue
    2:00.000  job 6 goes back to the queue
    2:00.000  job 6 goes back to the queue
    2:00.000  job 7 goes back to the queue
    2:00.000  job 7 goes back to the queue
    2:00.000  job 7 goes back to the queue
    2:00.000  job 7 goes back to the queue
    2:00.000  job 7 goes back to the queue
    2:00.000  job 8 goes back to the queue
    2:00.000  job 8 goes back to the queue
    2:00.000  job 8 goes back to the queue
    2:00.000  job 8 goes back to the queue
    2:00.000  job 8 goes back to the queue
    2:00.000  job 9 goes back to the queue
    2:00.000  job 9 goes back to the queue
    2:00.000  job 9 goes back to the queue
    2:00.000  job 9 goes back to the queue
    2:00.000  job 9 goes back to the queue
    2:00.000  job 10 goes back to the queue
    2:00.000  job 10 goes back to the queue
    2:00.000  job 10 goes back to the queue
    2:00.000  job 10 goes back to the queue
    2:00.000  job 10 goes back to the queue

In the end there is
  nothing new
  no Channelwright any more
26 requests, 5 dead letters, 0 violations
Ending of “A” for gwen_the_gm: dead-lettered
Ending of “B” for gwen_the_gm: dead-lettered
Ending of “C” for gwen_the_gm: dead-lettered
Ending of “D” for gwen_the_gm: dead-lettered
Ending of “E” for gwen_the_gm: dead-lettered
