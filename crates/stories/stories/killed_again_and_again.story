# Every worker dies at its first look.
On any guild look, always: killed before.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  the worker is killed before its request reaches Discord
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.100  job 1 ends with its worker
   12:00.000  job 1 comes to a worker, delivery 2
   12:00.100  the worker is killed before its request reaches Discord
   12:00.100  job 1 ends with its worker
   24:00.000  job 1 comes to a worker, delivery 3
   24:00.100  the worker is killed before its request reaches Discord
   24:00.100  job 1 ends with its worker
   36:00.000  job 1 comes to a worker, delivery 4
   36:00.100  the worker is killed before its request reaches Discord
   36:00.100  job 1 ends with its worker
   48:00.000  job 1 comes to a worker, delivery 5
   48:00.100  the worker is killed before its request reaches Discord
   48:00.100  job 1 ends with its worker

In the end there is
  nothing new
16 requests, 1 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: dead-lettered
