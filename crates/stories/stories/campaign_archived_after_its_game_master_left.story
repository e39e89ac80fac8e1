# The game master left the server. An admin archives the campaign, and nobody can write, not even the game master who comes back.
mo may manage roles.
kai is a member.
At 0 s the gm asks for "Test".
At 20 s gwen uses "/campaign add-player player: kai campaign: Test".
At 30 s gwen leaves the server.
At 40 s mo uses "/campaign archive campaign: Test".
At 50 s gwen comes back to the server.
At 51 s gwen writes "I am back." in the channel "gm-notes".
At 52 s kai writes "Anybody here?" in the channel "safety".
At 60 s mo uses "/campaign assign-gm user: kai campaign: Test".
At 70 s mo uses "/campaign restore campaign: Test".
At 80 s kai writes "We are back." in the channel "gm-notes".

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
    0:30.000  gwen leaves the server
    0:40.000  mo uses /campaign archive campaign: Test: thinking…
    0:40.000  job 3 comes to a worker, delivery 1
    0:40.200  to mo: 🏗️ **Archiving Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/34
    0:40.300  overwrite edit: refused 404 10013 (and 11 more)
    0:40.700  to mo: ✅ **Campaign Archived: Test**
              Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. `/campaign restore` opens it again.
              ⚠️ @gwen_the_gm has left this server, so I removed their permissions in the campaign.
              ⚠️ The campaign has no game master. An admin can choose one with `/campaign assign-gm`.
              [Restore]
    0:40.700  job 3 is done
    0:50.000  gwen comes back to the server
    0:51.000  gwen cannot write in #gm-notes
    0:52.000  kai cannot write in #safety
    1:00.000  mo uses /campaign assign-gm user: kai campaign: Test: thinking…
    1:00.000  job 4 comes to a worker, delivery 1
    1:00.200  to mo: 🏗️ **Handing Over: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/12
    1:00.300  to mo: ✅ **Handed Over: Test**
              ✅ @kai is a game master now.
    1:00.300  job 4 is done
    1:10.000  mo uses /campaign restore campaign: Test: thinking…
    1:10.000  job 5 comes to a worker, delivery 1
    1:10.200  to mo: 🏗️ **Restoring Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/35
    1:10.600  to mo: ✅ **Campaign Restored: Test**
              Its players can write again, and people join as before.
    1:10.600  job 5 is done
    1:20.000  kai writes in #gm-notes: We are back.

In the end there is
  role “Test Members”, which kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
133 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
