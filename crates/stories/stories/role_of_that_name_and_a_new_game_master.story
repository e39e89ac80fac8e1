# The campaign uses a role that existed before. Somebody who may manage roles hands the campaign over.
The guild has a role "Test Members".
sven is a member.
At 0 s the gm asks for "Test".
At 10 s adam uses "/campaign assign-gm user: sven campaign: Test" past Discord.

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
    0:10.000  adam_the_admin uses /campaign assign-gm user: sven campaign: Test past Discord: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.200  to adam_the_admin: 🏗️ **Handing Over: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/25
    0:10.600  to adam_the_admin: ✅ **Handed Over: Test**
              ✅ @sven_the_stranger is a game master now.
              ✅ @gwen_the_gm is no longer a game master.
    0:10.600  job 2 is done

In the end there is
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
50 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
