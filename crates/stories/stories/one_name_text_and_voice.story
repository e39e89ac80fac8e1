# A text and a voice channel of one name, as every new server has them. The person asks twice.
The template has one more text channel "general".
The template has one more voice channel "General".
The template has one more voice channel "safety".
At 0 s the gm asks for "Test".
At 1 min the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls #general
              🔊 Voice: #campaign-main #General #safety
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    1:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    1:00.000  job 2 comes to a worker, delivery 1
    1:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    1:00.300  reply to gwen_the_gm: ✅ **Campaign Already There: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls #general
              🔊 Voice: #campaign-main #General #safety
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:00.300  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 14: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls #general 🔊campaign-main 🔊General 🔊safety
29 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Test” for gwen_the_gm: complete
