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
    0:30.000  job 1 comes to a worker, delivery 2
    0:30.100  the worker is killed before its request reaches Discord
    0:30.100  job 1 ends with its worker
    1:00.000  job 1 comes to a worker, delivery 3
    1:00.100  the worker is killed before its request reaches Discord
    1:00.100  job 1 ends with its worker
    1:30.000  job 1 comes to a worker, delivery 4
    1:30.100  the worker is killed before its request reaches Discord
    1:30.100  job 1 ends with its worker
    2:00.000  job 1 comes to a worker, delivery 5
    2:00.100  the worker is killed before its request reaches Discord
    2:00.100  job 1 ends with its worker

In the end there is
  nothing new
16 requests, 1 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: dead-lettered
