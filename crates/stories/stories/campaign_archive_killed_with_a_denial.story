# Somebody denied a guest writing by hand. Workers are killed before and after the campaign counts as archived, and the reply of
# the next one warns all the same.
zoe is a member.
At 0 s the gm asks for "Test".
At 10 s an admin lets zoe write only in threads of the channel "safety".
At 20 s gwen uses "/campaign archive campaign: Test".
At 100 s gwen uses "/campaign restore campaign: Test".
At 110 s an admin lets zoe write only in threads of the channel "safety".
At 120 s gwen uses "/campaign archive campaign: Test".
On overwrite edit 1: killed after.
On overwrite edit 80: killed after.

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
    0:10.000  an admin lets zoe write only in threads of #safety
    0:20.000  gwen_the_gm uses /campaign archive campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.200  the worker is killed before it hears the answer to its request
    0:20.200  to gwen_the_gm: 🏗️ **Archiving Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/35
    0:20.200  job 2 ends with its worker
    0:50.000  job 2 comes to a worker, delivery 2
    0:50.600  to gwen_the_gm: ✅ **Campaign Archived: Test**
              Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. `/campaign restore` opens it again.
              ℹ️ Somebody had denied writing by hand: @zoe in #safety. It stays denied after restoring. Other permissions there may differ then, so check them.
              [Restore]
    0:50.600  job 2 is done
    1:40.000  gwen_the_gm uses /campaign restore campaign: Test: thinking…
    1:40.000  job 3 comes to a worker, delivery 1
    1:40.200  to gwen_the_gm: 🏗️ **Restoring Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/36
    1:40.700  to gwen_the_gm: ✅ **Campaign Restored: Test**
              Its players can write again, and people join as before.
    1:40.700  job 3 is done
    1:50.000  an admin lets zoe write only in threads of #safety
    2:00.000  gwen_the_gm uses /campaign archive campaign: Test: thinking…
    2:00.000  job 4 comes to a worker, delivery 1
    2:00.200  to gwen_the_gm: 🏗️ **Archiving Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/35
    2:00.400  the worker is killed before it hears the answer to its request
    2:00.400  job 4 ends with its worker
    2:30.000  job 4 comes to a worker, delivery 2
    2:30.300  to gwen_the_gm: ✅ **Campaign Archived: Test**
              Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. `/campaign restore` opens it again.
              ℹ️ Somebody had denied writing by hand: @zoe in #safety. It stays denied after restoring. Other permissions there may differ then, so check them.
              [Restore]
    2:30.300  job 4 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
147 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
