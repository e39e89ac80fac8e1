# A worker dies while it archives. Discord refuses the next one's first step: the reply does not claim that nothing changed.
At 0 s the gm asks for "Test".
At 20 s gwen uses "/campaign archive campaign: Test".
On overwrite edit 4: killed after.
On overwrite edit 5, always: refused 403 50013.

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
    0:20.000  gwen_the_gm uses /campaign archive campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.200  overwrite edit: refused 403 50013 (and 8 more)
    0:20.200  to gwen_the_gm: 🏗️ **Archiving Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/34
    0:20.300  the worker is killed before it hears the answer to its request
    0:20.300  job 2 ends with its worker
    0:50.000  job 2 comes to a worker, delivery 2
    0:50.100  overwrite edit: refused 403 50013 (and 10 more)
    0:50.300  to gwen_the_gm: ❌ **Campaign Not Completely Archived: Test**
              Discord refused to change the permissions of the channel #general-discussion. I'm not allowed to. Somebody may have removed my role or its permissions just now: I need Manage Channels, Manage Roles and View Channels. Then repeat the command.
              I was interrupted, and can't see how far I got.
    0:50.300  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
52 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
