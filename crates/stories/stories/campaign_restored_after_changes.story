# People changed permissions of an archived campaign. They are listed before anything is restored.
kai is a member.
At 0 s the gm asks for "Test".
At 20 s gwen uses "/campaign archive campaign: Test".
At 30 s an admin opens the channel "safety" to everyone.
At 40 s gwen uses "/campaign restore campaign: Test".
At 50 s gwen presses "Restore".
At 60 s gwen writes "We are back." in the channel "session-recaps".

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
    0:20.600  to gwen_the_gm: ✅ **Campaign Archived: Test**
              Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. `/campaign restore` opens it again.
              [Restore]
    0:20.600  job 2 is done
    0:30.000  an admin opens #safety to everyone
    0:40.000  gwen_the_gm uses /campaign restore campaign: Test: thinking…
    0:40.000  job 3 comes to a worker, delivery 1
    0:40.200  to gwen_the_gm: ⚠️ **Restore Test?**
              People have changed these permissions since it was archived: @everyone in #safety.
              Restoring gives back what archiving took. What people have allowed since stays allowed.
              [Restore] [Cancel]
    0:40.200  job 3 is done
    0:50.000  gwen_the_gm presses [Restore]. The message becomes: 🏗️ **Working…**
    0:50.000  job 4 comes to a worker, delivery 1
    0:50.200  to gwen_the_gm: 🏗️ **Restoring Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/34
    0:50.600  to gwen_the_gm: ✅ **Campaign Restored: Test**
              Its players can write again, and people join as before.
    0:50.600  job 4 is done
    1:00.000  gwen writes in #session-recaps: We are back.

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
102 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
