# Discord is down when the game master confirms, and the group plays on. When the operator moves the dead letter back, nothing
# is deleted: the consent is too old.
On guild look 3, always: 503.
At 0 s the gm asks for "Test".
At 20 s gwen uses "/campaign delete campaign: Test".
At 30 s gwen presses "Delete for good".
At 30 min all faults end.
At 31 min the operator redrives the dead letters.

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:20.000  gwen_the_gm uses /campaign delete campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ⚠️ **Delete Test?**
              Everything written there is lost. Discord keeps no copy.
              🗑️ 11 channels: #general-discussion (empty), #session-recaps (empty), #gm-notes (empty), #characters-and-npcs (empty), #campaign-lore (empty), #gm-planning (empty), #maps-and-visuals (empty), #session-zero (empty), #safety (empty), #dice-rolls (empty), #campaign-main (empty)
              🗑️ The category #Test
              🗑️ The role @Test Members: 1 member loses access
              [Delete for good] [Archive instead] [Cancel]
    0:20.300  job 2 is done
    0:30.000  gwen_the_gm presses [Delete for good]. The message becomes: 🏗️ **Working…**
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.000  guild look: 503 (and 2 more)
    0:31.494  to gwen_the_gm: 🏗️ **Deleting Campaign**
              ⏳ Discord is answering with an error (HTTP 503) at the moment. I'll continue automatically at ⟨0:37⟩ (in 37 s from the start).
    0:31.494  job 3 goes back to the queue
    0:37.494  job 3 comes to a worker, delivery 2
    0:37.494  guild look: 503 (and 2 more)
    0:38.780  to gwen_the_gm: 🏗️ **Deleting Campaign**
              ⏳ Discord is answering with an error (HTTP 503) at the moment. I'll continue automatically at ⟨0:54⟩ (in 54 s from the start).
    0:38.780  job 3 goes back to the queue
    0:54.780  job 3 comes to a worker, delivery 3
    0:54.780  guild look: 503 (and 2 more)
    0:55.956  to gwen_the_gm: 🏗️ **Deleting Campaign**
              ⏳ Discord is answering with an error (HTTP 503) at the moment. I'll continue automatically at ⟨1:41⟩ (in 101 s from the start).
    0:55.956  job 3 goes back to the queue
    1:41.956  job 3 comes to a worker, delivery 4
    1:41.956  guild look: 503 (and 2 more)
    1:43.403  to gwen_the_gm: 🏗️ **Deleting Campaign**
              ⏳ Discord is answering with an error (HTTP 503) at the moment. I'll continue automatically at ⟨3:44⟩ (in 3 min from the start).
    1:43.403  job 3 goes back to the queue
    3:44.403  job 3 comes to a worker, delivery 5
    3:44.403  guild look: 503 (and 2 more)
    3:45.685  to gwen_the_gm: ❌ **Campaign Not Completely Deleted**
              Discord answered with an error (HTTP 503), although I tried several times.
              I was interrupted, and can't see how far I got.
              Try it again later; repeating it does no harm.
    3:45.685  job 3 goes back to the queue
   30:00.000  all faults end
   31:00.000  the operator redrives the dead letters: 1
   31:00.000  job 3 comes to a worker, delivery 1
   31:00.200  message in #general: ⚠️ **Delete Test?**
              -# @gwen_the_gm, I couldn't show you this in private. Repeat it to see the details.
   31:00.200  job 3 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
63 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
