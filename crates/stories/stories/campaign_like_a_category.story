# A category that people made is copied. Who sees what maps as far as a campaign has it; the rest is listed.
The guild has a category "Guild Hall".
The category "Guild Hall" has a text channel "raid-plans".
The category "Guild Hall" has an announcement channel "news".
The category "Guild Hall" has a stage "Town Hall".
The category "Guild Hall" has a voice channel "Raid".
The category "Guild Hall" has a text channel "officers".
The channel "raid-plans" has the topic "Who comes, and what for.".
The channel "raid-plans" has slow mode.
Only gwen and the bot see "officers".
At 0 s gwen uses "/add-campaign name: Raiders like: Guild Hall".

----
    0:00.000  gwen_the_gm uses /add-campaign name: Raiders like: Guild Hall: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Raiders**
              Looking at the server…
    0:00.500  reply: ✅ **Campaign Created: Raiders**
              Role: @Raiders Members · Game master: @gwen_the_gm
              📝 Text: #raid-plans #news 🔒#officers
              🔊 Voice: #Town Hall #Raid
              🔒 Only the game master and server admins can see these.
              ℹ️ Slow mode is not copied: #raid-plans.
              ℹ️ Copied as a text channel: #news.
              ℹ️ Only some roles or members see #officers. Of the copy, only game masters do.
              ℹ️ Copied as a voice channel: #Town Hall.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done

In the end there is
  role “Raiders Members”, which gwen_the_gm has
  category “Raiders” with 5: #raid-plans #news #officers 🔊Town Hall 🔊Raid
14 requests, 0 dead letters, 0 violations
Ending of “Raiders” for gwen_the_gm: complete
