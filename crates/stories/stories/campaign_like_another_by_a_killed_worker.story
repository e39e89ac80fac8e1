# The worker is killed while it copies; meanwhile somebody renames a channel of the copied category. The next delivery copies
# the category as it is now and says what is from before.
At 0 s the gm asks for "Test".
At 10 s gwen uses "/add-campaign name: Second like: Test".
On channel creation 18: killed after.
On channel creation 18: an admin renames the channel "session-recaps" to "recaps".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:10.000  gwen_the_gm uses /add-campaign name: Second like: Test: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Second**
              Looking at the server…
    0:10.400  the worker is killed before it hears the answer to its request
    0:10.400  an admin renames #session-recaps to #recaps
    0:10.400  job 2 ends with its worker
    0:40.000  job 2 comes to a worker, delivery 2
    0:40.300  reply to gwen_the_gm: 🏗️ **Creating Campaign: Second**
              `[██████████████████░░]` 92% · 12/13
    0:40.400  reply to gwen_the_gm: ✅ **Campaign Created: Second**
              Role: @Second Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              ℹ️ The category has changed while I was copying it; #session-recaps is from before.
              [Join campaign] [Leave] [Add players…]
    0:40.400  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  role “Second Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
  category “Second” with 12: #general-discussion #session-recaps #recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
46 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Second” for gwen_the_gm: complete
