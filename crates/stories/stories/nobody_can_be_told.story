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
    0:00.000  reply edit: refused 401 50027 (and 2 more)
    0:08.000  guild look: refused 403 50001
    0:08.000  channels look: refused 403 50001
    0:08.000  member look: refused 403 50001
    0:09.600  reply edit: refused 401 50027
    0:25.600  job 2 comes to a worker, delivery 1
    0:25.600  message creation: refused 403 50001
    0:25.600  reply edit: refused 401 50027
    0:25.600  job 1 is done
    0:28.800  reply edit: refused 401 50027 (and 1 more)
    0:33.600  guild look: refused 403 50001
    0:33.600  channels look: refused 403 50001
    0:33.600  member look: refused 403 50001
    0:35.200  reply edit: refused 401 50027
    0:51.200  job 3 comes to a worker, delivery 1
    0:51.200  message creation: refused 403 50001
    0:51.200  reply edit: refused 401 50027
    0:51.200  job 2 is done
    0:54.400  reply edit: refused 401 50027 (and 1 more)
    0:59.200  guild look: refused 403 50001
    0:59.200  channels look: refused 403 50001
    0:59.200  member look: refused 403 50001
    1:00.800  reply edit: refused 401 50027
    1:16.800  job 4 comes to a worker, delivery 1
    1:16.800  message creation: refused 403 50001
    1:16.800  reply edit: refused 401 50027
    1:16.800  job 3 is done
    1:20.000  reply edit: refused 401 50027 (and 1 more)
    1:24.800  guild look: refused 403 50001
    1:24.800  channels look: refused 403 50001
    1:24.800  member look: refused 403 50001
    1:26.400  reply edit: refused 401 50027
    1:42.400  job 5 comes to a worker, delivery 1
    1:42.400  message creation: refused 403 50001
    1:42.400  reply edit: refused 401 50027
    1:42.400  job 4 is done
    1:45.600  reply edit: refused 401 50027 (and 1 more)
    1:50.400  guild look: refused 403 50001
    1:50.400  channels look: refused 403 50001
    1:50.400  member look: refused 403 50001
    1:52.000  reply edit: refused 401 50027
    2:08.000  job 6 comes to a worker, delivery 1
    2:08.000  job 6 comes to a worker, delivery 2
    2:08.000  job 6 comes to a worker, delivery 3
    2:08.000  job 6 comes to a worker, delivery 4
    2:08.000  job 6 comes to a worker, delivery 5
    2:08.000  job 7 comes to a worker, delivery 1
    2:08.000  job 7 comes to a worker, delivery 2
    2:08.000  job 7 comes to a worker, delivery 3
    2:08.000  job 7 comes to a worker, delivery 4
    2:08.000  job 7 comes to a worker, delivery 5
    2:08.000  job 8 comes to a worker, delivery 1
    2:08.000  job 8 comes to a worker, delivery 2
    2:08.000  job 8 comes to a worker, delivery 3
    2:08.000  job 8 comes to a worker, delivery 4
    2:08.000  job 8 comes to a worker, delivery 5
    2:08.000  job 9 comes to a worker, delivery 1
    2:08.000  job 9 comes to a worker, delivery 2
    2:08.000  job 9 comes to a worker, delivery 3
    2:08.000  job 9 comes to a worker, delivery 4
    2:08.000  job 9 comes to a worker, delivery 5
    2:08.000  job 10 comes to a worker, delivery 1
    2:08.000  job 10 comes to a worker, delivery 2
    2:08.000  job 10 comes to a worker, delivery 3
    2:08.000  job 10 comes to a worker, delivery 4
    2:08.000  job 10 comes to a worker, delivery 5
    2:08.000  message creation: refused 403 50001
    2:08.000  job 5 is done
    2:08.000  job 6 goes back to the queue
    2:08.000  job 6 goes back to the queue
    2:08.000  job 6 goes back to the queue
    2:08.000  job 6 goes back to the queue
    2:08.000  job 6 goes back to the queue
    2:08.000  job 7 goes back to the queue
    2:08.000  job 7 goes back to the queue
    2:08.000  job 7 goes back to the queue
    2:08.000  job 7 goes back to the queue
    2:08.000  job 7 goes back to the queue
    2:08.000  job 8 goes back to the queue
    2:08.000  job 8 goes back to the queue
    2:08.000  job 8 goes back to the queue
    2:08.000  job 8 goes back to the queue
    2:08.000  job 8 goes back to the queue
    2:08.000  job 9 goes back to the queue
    2:08.000  job 9 goes back to the queue
    2:08.000  job 9 goes back to the queue
    2:08.000  job 9 goes back to the queue
    2:08.000  job 9 goes back to the queue
    2:08.000  job 10 goes back to the queue
    2:08.000  job 10 goes back to the queue
    2:08.000  job 10 goes back to the queue
    2:08.000  job 10 goes back to the queue
    2:08.000  job 10 goes back to the queue

In the end there is
  nothing new
  no Channelwright any more
40 requests, 5 dead letters, 0 violations
Ending of “A” for gwen_the_gm: dead-lettered
Ending of “B” for gwen_the_gm: dead-lettered
Ending of “C” for gwen_the_gm: dead-lettered
Ending of “D” for gwen_the_gm: dead-lettered
Ending of “E” for gwen_the_gm: dead-lettered
