# Discord refuses the bot's token once, and nobody knows why. The worker asks again for the next job.
On guild look 1: refused 401 0.
At 0 s the gm asks for "Test".
At 30 s the gm asks for "Another".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.000  guild look: refused 401 0
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.200  reply to gwen_the_gm: ❌ **Campaign Not Created: Test**
              Nothing was created. Discord no longer accepts my bot token. Please tell the operator of this bot; you can't fix this here.
    0:00.200  job 1 is done
    0:30.000  gwen_the_gm uses /add-campaign “Another”: thinking…
    0:30.000  job 2 comes to a worker, delivery 1
    0:30.200  reply to gwen_the_gm: 🏗️ **Creating Campaign: Another**
              Looking at the server…
    0:30.600  reply to gwen_the_gm: ✅ **Campaign Created: Another**
              Role: @Another Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:30.600  job 2 is done

In the end there is
  role “Another Members”, which gwen_the_gm has
  category “Another” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
26 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
Ending of “Another” for gwen_the_gm: complete
