# Two channels have the same name, so that only one of them can be copied. The caller is asked before anything is created.
The guild has a category "Guild Hall".
The category "Guild Hall" has a text channel "plans".
The category "Guild Hall" has a forum "plans".
The category "Guild Hall" has a text channel "talk".
At 0 s gwen uses "/add-campaign name: Raiders like: Guild Hall".
At 10 s gwen uses "/add-campaign name: Raiders like: Guild Hall anyway: true".

----
    0:00.000  gwen_the_gm uses /add-campaign name: Raiders like: Guild Hall: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Raiders**
              Looking at the server…
    0:00.200  reply to gwen_the_gm: ⚠️ **Campaign Not Created: Raiders**
              Not copied, since another channel there has the same name: #plans.
              Nothing was created yet. To create the campaign without these channels, use the command again with the option `anyway`.
    0:00.200  job 1 is done
    0:10.000  gwen_the_gm uses /add-campaign name: Raiders like: Guild Hall anyway: true: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Raiders**
              Looking at the server…
    0:10.500  reply to gwen_the_gm: ✅ **Campaign Created: Raiders**
              Role: @Raiders Members · Game master: @gwen_the_gm
              📝 Text: #plans #talk
              ℹ️ Not copied, since another channel there has the same name: #plans.
              [Join campaign] [Leave] [Add players…]
    0:10.500  job 2 is done

In the end there is
  role “Raiders Members”, which gwen_the_gm has
  category “Raiders” with 2: #plans #talk
16 requests, 0 dead letters, 0 violations
Ending of “Raiders” for gwen_the_gm: reported
Ending of “Raiders” for gwen_the_gm: complete
