# Workers are killed while they archive and while they restore. The next delivery finishes.
At 0 s the gm asks for "Test".
At 20 s gwen uses "/campaign archive campaign: Test".
At 120 s gwen uses "/campaign restore campaign: Test".
On overwrite edit 4: killed after.
On overwrite edit 40: killed before.

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
    0:20.200  to gwen_the_gm: 🏗️ **Archiving Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/34
    0:20.300  the worker is killed before it hears the answer to its request
    0:20.300  job 2 ends with its worker
    0:50.000  job 2 comes to a worker, delivery 2
    0:50.500  to gwen_the_gm: ✅ **Campaign Archived: Test**
              Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. `/campaign restore` opens it again.
              [Restore]
    0:50.500  job 2 is done
    2:00.000  gwen_the_gm uses /campaign restore campaign: Test: thinking…
    2:00.000  job 3 comes to a worker, delivery 1
    2:00.200  to gwen_the_gm: 🏗️ **Restoring Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/35
    2:00.300  the worker is killed before its request reaches Discord
    2:00.300  job 3 ends with its worker
    2:30.000  job 3 comes to a worker, delivery 2
    2:30.500  to gwen_the_gm: ✅ **Campaign Restored: Test**
              Its players can write again, and people join as before.
    2:30.500  job 3 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
106 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
