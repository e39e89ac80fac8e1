# The worker sees that an admin has deleted the role, and its next look fails.
At 1000 ms the gm asks for "Test".
On request 27, 3 times: reset.
On request 13, once: the worker is paused for 6399 ms.
At 5885 ms an admin deletes the role.

----
    0:01.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:01.000  job 1 comes to a worker, delivery 1
    0:01.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:01.400  the worker is paused for 6 s
    0:05.885  an admin deletes the role
    0:07.899  reply: 🏗️ **Creating Campaign: Test**
              `[███░░░░░░░░░░░░░░░░░]` 15% · 2/13
              Created the category
    0:07.999  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:08.299  member look: reset (and 2 more)
    0:09.659  reply: ❌ **Campaign Incomplete: Test**
              Use `/add-campaign` with the name Test again: it creates only what is missing.
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              ⚠️ Discord does not show the role Test Members.
    0:09.659  job 1 is done

In the end there is
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
30 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
