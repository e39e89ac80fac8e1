# While a campaign is archived, an admin denies the bot Manage Permissions in one of its channels. Restoring names that channel.
kai is a member.
At 0 s the gm asks for "Test".
At 20 s gwen uses "/campaign add-player player: kai campaign: Test".
At 30 s gwen uses "/campaign archive campaign: Test".
At 40 s an admin denies the bot Manage Permissions in the channel "safety".
At 50 s gwen uses "/campaign restore campaign: Test".
At 60 s kai writes "We are back." in the channel "session-zero".
At 61 s kai writes "Hello?" in the channel "safety".

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
    0:30.000  gwen_the_gm uses /campaign archive campaign: Test: thinking…
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.200  to gwen_the_gm: 🏗️ **Archiving Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/34
    0:30.600  to gwen_the_gm: ✅ **Campaign Archived: Test**
              Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. `/campaign restore` opens it again.
              [Restore]
    0:30.600  job 3 is done
    0:40.000  an admin denies the bot Manage Permissions in #safety
    0:50.000  gwen_the_gm uses /campaign restore campaign: Test: thinking…
    0:50.000  job 4 comes to a worker, delivery 1
    0:50.200  to gwen_the_gm: 🏗️ **Restoring Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/32
    0:50.600  to gwen_the_gm: ✅ **Campaign Restored: Test**
              Its players can write again, and people join as before.
              ⚠️ I may not change the permissions of #safety, where people may still be unable to write. An admin can allow it in the channel's settings.
    0:50.600  job 4 is done
    1:00.000  kai writes in #session-zero: We are back.
    1:01.000  kai cannot write in #safety

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
101 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
