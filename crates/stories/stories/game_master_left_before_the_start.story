# Nobody is left to lead the campaign: nothing of it stays, and whoever reads it knows why.
On guild look 1: the gm leaves the server.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  the game master leaves the server
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: refused 404 10013
    0:00.500  reply: ❌ **Campaign Not Created: Test**
              Discord refused to create the category. The game master @gwen_the_gm has left this server, and a campaign needs one. The new game master can use `/add-campaign` with the name Test.
              I removed the one thing I had created.
    0:00.500  job 1 is done

In the end there is
  nothing new
8 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
