# A guest leaves the server before the archive, and the game master before the restore.
mo may manage roles.
kai, pia, zoe are members.
At 0 s the gm asks for "Test".
At 20 s gwen uses "/campaign add-player player: kai campaign: Test".
At 25 s an admin lets pia write in the channel "safety".
At 26 s an admin lets zoe write in the channel "safety".
At 27 s pia writes "Hello." in the channel "safety".
At 28 s pia leaves the server.
At 30 s mo uses "/campaign archive campaign: Test".
At 40 s pia comes back to the server.
At 41 s pia writes "Hello?" in the channel "safety".
At 50 s gwen leaves the server.
At 60 s mo uses "/campaign restore campaign: Test".
At 70 s kai writes "We are back." in the channel "safety".
At 71 s zoe writes "So am I." in the channel "safety".

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
    0:20.000  gwen_the_gm uses /campaign add-player player: kai campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    0:20.300  job 2 is done
    0:25.000  an admin lets pia write in #safety
    0:26.000  an admin lets zoe write in #safety
    0:27.000  pia writes in #safety: Hello.
    0:28.000  pia leaves the server
    0:30.000  mo uses /campaign archive campaign: Test: thinking…
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.200  to mo: 🏗️ **Archiving Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/36
    0:30.400  overwrite edit: refused 404 10013
    0:30.700  to mo: ✅ **Campaign Archived: Test**
              Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. `/campaign restore` opens it again.
              ⚠️ @pia has left this server, so I removed their permissions in the campaign.
              [Restore]
    0:30.700  job 3 is done
    0:40.000  pia comes back to the server
    0:41.000  pia cannot write in #safety
    0:50.000  gwen leaves the server
    1:00.000  mo uses /campaign restore campaign: Test: thinking…
    1:00.000  job 4 comes to a worker, delivery 1
    1:00.200  to mo: 🏗️ **Restoring Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/36
    1:00.300  overwrite edit: refused 404 10013 (and 11 more)
    1:01.280  to mo: ✅ **Campaign Restored: Test**
              Its players can write again, and people join as before.
              ⚠️ @gwen_the_gm has left this server, so I removed their permissions in the campaign.
              ⚠️ The campaign has no game master. An admin can choose one with `/campaign assign-gm`.
    1:01.280  job 4 is done
    1:10.000  kai writes in #safety: We are back.
    1:11.000  zoe writes in #safety: So am I.

In the end there is
  role “Test Members”, which kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
120 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
