# A global limit of hours, said to an edit of the reply.
On any reply edit, 40 times: 429 global for 6 h.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.000  reply edit: 429 global for 21600s
    0:11.100  job 1 goes back to the queue
    0:16.100  job 1 comes to a worker, delivery 2
    0:27.200  job 1 goes back to the queue
    0:42.200  job 1 comes to a worker, delivery 3
    0:53.300  job 1 goes back to the queue
    1:38.300  job 1 comes to a worker, delivery 4
    1:49.400  job 1 goes back to the queue
    3:49.400  job 1 comes to a worker, delivery 5
    4:00.500  job 1 goes back to the queue

In the end there is
  nothing new
8 requests, 1 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: dead-lettered
