# Discord keeps names without U+FE0F. Asked three times, there is one campaign, and each channel once.
Discord drops U+FE0F from names.
The template has one more text channel "⚔️-combat".
The template has one more forum "🗺️-maps".
The template has one more voice channel "🎙️ Table".
At 0 s the gm asks for "⚔️ War".
At 1 min the gm asks for "⚔️ War".
At 2 min the gm asks for "⚔ War".

----
    0:00.000  gwen_the_gm uses /add-campaign “⚔️ War”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: ⚔️ War**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: ⚔️ War**
              Role: @⚔ War Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls #⚔-combat
              🔊 Voice: #campaign-main #🎙 Table
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning #🗺-maps
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    1:00.000  gwen_the_gm uses /add-campaign “⚔️ War”: thinking…
    1:00.000  job 2 comes to a worker, delivery 1
    1:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: ⚔️ War**
              Looking at the server…
    1:00.300  reply to gwen_the_gm: ✅ **Campaign Already There: ⚔️ War**
              Role: @⚔ War Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls #⚔-combat
              🔊 Voice: #campaign-main #🎙 Table
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning #🗺-maps
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:00.300  job 2 is done
    2:00.000  gwen_the_gm uses /add-campaign “⚔ War”: thinking…
    2:00.000  job 3 comes to a worker, delivery 1
    2:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: ⚔ War**
              Looking at the server…
    2:00.300  reply to gwen_the_gm: ✅ **Campaign Already There: ⚔ War**
              Role: @⚔ War Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls #⚔-combat
              🔊 Voice: #campaign-main #🎙 Table
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning #🗺-maps
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    2:00.300  job 3 is done

In the end there is
  role “⚔ War Members”, which gwen_the_gm has
  category “⚔ War” with 14: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls #⚔-combat 💬🗺-maps 🔊campaign-main 🔊🎙 Table
35 requests, 0 dead letters, 0 violations
Ending of “⚔️ War” for gwen_the_gm: complete
Ending of “⚔️ War” for gwen_the_gm: complete
Ending of “⚔ War” for gwen_the_gm: complete
