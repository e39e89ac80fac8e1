# The worker is killed while it copies, and the copied category is deleted. What exists stays, and the report says so.
The guild has a category "Guild Hall".
The category "Guild Hall" has a text channel "plans".
The category "Guild Hall" has a text channel "talk".
At 0 s gwen uses "/add-campaign name: Raiders like: Guild Hall".
On channel creation 2: killed after.
At 5 s an admin deletes the channel "Guild Hall".

----
    0:00.000  gwen_the_gm uses /add-campaign name: Raiders like: Guild Hall: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Raiders**
              Looking at the server…
    0:00.400  the worker is killed before it hears the answer to its request
    0:00.400  job 1 ends with its worker
    0:05.000  an admin deletes #Guild Hall
    0:30.000  job 1 comes to a worker, delivery 2
    0:30.300  reply: ❌ **Campaign Not Finished: Raiders**
              I was interrupted, and the category that I was copying is gone, or hidden from you or me. What I have created stays. Use the command again with a category that both of us can see: it creates only what is missing.
    0:30.300  job 1 is done

In the end there is
  role “Raiders Members”, which gwen_the_gm has
  category “Raiders” with 2: #plans #talk
  no Guild Hall any more
14 requests, 0 dead letters, 0 violations
Ending of “Raiders” for gwen_the_gm: reported
