# Two campaigns whose names differ only in what is behind the black flag.
At 0 s the gm asks for "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands".
At 1 min the gm asks for "🏴󠁧󠁢󠁷󠁬󠁳󠁿 Highlands".
At 2 min the gm asks for "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands".

----
    0:00.000  gwen_the_gm uses /add-campaign “🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: 🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: 🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands**
              Role: @🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    1:00.000  gwen_the_gm uses /add-campaign “🏴󠁧󠁢󠁷󠁬󠁳󠁿 Highlands”: thinking…
    1:00.000  job 2 comes to a worker, delivery 1
    1:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: 🏴󠁧󠁢󠁷󠁬󠁳󠁿 Highlands**
              Looking at the server…
    1:00.500  reply to gwen_the_gm: ✅ **Campaign Created: 🏴󠁧󠁢󠁷󠁬󠁳󠁿 Highlands**
              Role: @🏴󠁧󠁢󠁷󠁬󠁳󠁿 Highlands Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:00.500  job 2 is done
    2:00.000  gwen_the_gm uses /add-campaign “🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands”: thinking…
    2:00.000  job 3 comes to a worker, delivery 1
    2:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: 🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands**
              Looking at the server…
    2:00.300  reply to gwen_the_gm: ✅ **Campaign Already There: 🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands**
              Role: @🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    2:00.300  job 3 is done

In the end there is
  role “🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands Members”, which gwen_the_gm has
  role “🏴󠁧󠁢󠁷󠁬󠁳󠁿 Highlands Members”, which gwen_the_gm has
  category “🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
  category “🏴󠁧󠁢󠁷󠁬󠁳󠁿 Highlands” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
46 requests, 0 dead letters, 0 violations
Ending of “🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands” for gwen_the_gm: complete
Ending of “🏴󠁧󠁢󠁷󠁬󠁳󠁿 Highlands” for gwen_the_gm: complete
Ending of “🏴󠁧󠁢󠁳󠁣󠁴󠁿 Highlands” for gwen_the_gm: complete
