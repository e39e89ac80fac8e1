# The channels of a copy are those of a category that people made, not those of the template. So none is missing, and no
# button creates the template's channels. The role belongs to every campaign.
The guild has a category "Guild Hall".
The category "Guild Hall" has a text channel "raid-plans".
The category "Guild Hall" has a text channel "loot".
The category "Guild Hall" has a text channel "safety".
The category "Guild Hall" has a voice channel "Raid".
At 0 s gwen uses "/add-campaign name: Raiders like: Guild Hall".
At 10 s gwen uses "/campaign list".
At 20 s gwen uses "/campaign info campaign: Raiders".
At 30 s gwen uses "/campaign sync campaign: Raiders".
At 40 s an admin deletes the role.
At 50 s gwen uses "/campaign info campaign: Raiders".
At 60 s gwen presses "Repair".
At 70 s gwen uses "/campaign sync campaign: Raiders".

----
    0:00.000  gwen_the_gm uses /add-campaign name: Raiders like: Guild Hall: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Raiders**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Raiders**
              Role: @Raiders Members · Game master: @gwen_the_gm
              📝 Text: #raid-plans #loot #safety
              🔊 Voice: #Raid
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:10.000  gwen_the_gm uses /campaign list: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.300  to gwen_the_gm: ℹ️ **1 Campaign That You Can See**
              • **Raiders** · led by @gwen_the_gm · 1 member · 4 channels · created in 0 s from the start · ✅
              [Show a campaign ▾]
    0:10.300  job 2 is done
    0:20.000  gwen_the_gm uses /campaign info campaign: Raiders: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ℹ️ **Raiders**
              Led by @gwen_the_gm · 1 member · 4 channels · created in 0 s from the start
              Role: @Raiders Members
              To join, ask the game masters with **Join campaign**.
              Most of its channels are not in the template: it was made like another category, or the template has changed. So I can't tell whether a channel is missing. `/add-campaign` with its name adds the channels of the template; with the option `like`, those of a category.
              [Join campaign] [Leave] [Add players…] [Delete…]
    0:20.300  job 3 is done
    0:30.000  gwen_the_gm uses /campaign sync campaign: Raiders: thinking…
    0:30.000  job 4 comes to a worker, delivery 1
    0:30.200  to gwen_the_gm: ℹ️ **Nothing to Sync: Raiders**
              Most of its channels are not in the template: it was made like another category, or the template has changed. So I can't tell whether a channel is missing. `/add-campaign` with its name adds the channels of the template; with the option `like`, those of a category.
    0:30.200  job 4 is done
    0:40.000  an admin deletes the role
    0:50.000  gwen_the_gm uses /campaign info campaign: Raiders: thinking…
    0:50.000  job 5 comes to a worker, delivery 1
    0:50.300  to gwen_the_gm: ℹ️ **Raiders**
              Led by @gwen_the_gm · 4 channels · created in 0 s from the start
              To join, ask the game masters with **Join campaign**.
              **Something is missing.** Repair would create the role Raiders Members; let the role into the category again; give the role to @gwen_the_gm.
              Most of its channels are not in the template: it was made like another category, or the template has changed. So I can't tell whether a channel is missing. `/add-campaign` with its name adds the channels of the template; with the option `like`, those of a category. Afterwards, let the role into the channels for players yourself.
              [Join campaign] [Leave] [Add players…] [Repair] [Delete…]
    0:50.300  job 5 is done
    1:00.000  gwen_the_gm presses [Repair]. The message becomes: 🏗️ **Working…**
    1:00.000  job 6 comes to a worker, delivery 1
    1:00.400  to gwen_the_gm: ✅ **Campaign Completed: Raiders**
              Added what was missing: @Raiders Members
              Role: @Raiders Members · Game master: @gwen_the_gm
              [Join campaign] [Leave] [Add players…]
    1:00.400  job 6 is done
    1:10.000  gwen_the_gm uses /campaign sync campaign: Raiders: thinking…
    1:10.000  job 7 comes to a worker, delivery 1
    1:10.200  to gwen_the_gm: ℹ️ **Nothing to Sync: Raiders**
              Most of its channels are not in the template: it was made like another category, or the template has changed. So I can't tell whether a channel is missing. `/add-campaign` with its name adds the channels of the template; with the option `like`, those of a category.
    1:10.200  job 7 is done

In the end there is
  role “Raiders Members”, which gwen_the_gm has
  category “Raiders” with 4: #raid-plans #loot #safety 🔊Raid
43 requests, 0 dead letters, 0 violations
Ending of “Raiders” for gwen_the_gm: complete
