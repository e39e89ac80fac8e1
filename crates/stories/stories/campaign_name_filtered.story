# The name is the person's.
Discord filters the name "Test".
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.300  channel creation: refused 400 50035
    0:00.500  reply: ❌ **Campaign Not Created: Test**
              Discord refused to create the category. It does not accept the name; a word in it may be filtered. Choose another name.
              I removed the one thing I had created.
    0:00.500  job 1 is done

In the end there is
  nothing new
8 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
