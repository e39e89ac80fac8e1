# An admin may also name one person. Their roles do not matter then.
At 0 s an admin allows the command to a player.
At 1 s a player asks for "Test".

----
    0:00.000  an admin allows /add-campaign to player_1
    0:01.000  player_1 uses /add-campaign “Test”: thinking…
    0:01.000  job 1 comes to a worker, delivery 1
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:01.600  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @player_1
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:01.600  job 1 is done

In the end there is
  role “Test Members”, which player_1 has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
21 requests, 0 dead letters, 0 violations
Ending of “Test” for player_1: complete
