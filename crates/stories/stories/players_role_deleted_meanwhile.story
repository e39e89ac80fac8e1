# Somebody deletes the role between the press and the job, and then while it is given.
kai is a member.
At 1 s the gm asks for "Test".
At 5 s gwen uses "/campaign add-player player: kai" in the channel "session-zero".
On role grant 2: an admin deletes the role.
At 60 s gwen uses "/campaign add-player player: kai" in the channel "session-zero".
At 70 s the gm asks for "Test".
At 80 s gwen uses "/campaign add-player player: kai" in the channel "session-zero".

----
    0:01.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:01.000  job 1 comes to a worker, delivery 1
    0:01.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:01.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:01.500  job 1 is done
    0:05.000  gwen_the_gm uses /campaign add-player player: kai: thinking…
    0:05.000  job 2 comes to a worker, delivery 1
    0:05.200  an admin deletes the role
    0:05.200  role grant: refused 404 10011 (and 3 more)
    0:07.348  to gwen_the_gm: ❌ **No Players Added: Test**
              Discord refused to give @kai the role. The campaign's role, or a channel of it, is gone: somebody may have deleted it just now. `/add-campaign` with the name Test creates it again.
    0:07.348  job 2 is done
    1:00.000  gwen_the_gm uses /campaign add-player player: kai: thinking…
    1:00.000  job 3 comes to a worker, delivery 1
    1:00.200  to gwen_the_gm: ❌ **No Players Added: Test**
              The campaign's role is gone. `/add-campaign` with the campaign's name creates it again.
    1:00.200  job 3 is done
    1:10.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    1:10.000  job 4 comes to a worker, delivery 1
    1:10.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    1:10.600  reply to gwen_the_gm: ✅ **Campaign Completed: Test**
              Added what was missing: @Test Members
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    1:10.600  job 4 is done
    1:20.000  gwen_the_gm uses /campaign add-player player: kai: thinking…
    1:20.000  job 5 comes to a worker, delivery 1
    1:20.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    1:20.300  job 5 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
56 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Test” for gwen_the_gm: complete
