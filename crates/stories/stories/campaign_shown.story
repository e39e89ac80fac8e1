# What each person sees of a campaign: its game master, a player, a stranger, and a member who may manage roles.
kai, mo are members.
greta may manage roles.
At 0 s the gm asks for "Test".
At 10 s gwen uses "/campaign add-player player: kai campaign: Test".
At 20 s gwen uses "/campaign info" in the channel "safety".
At 30 s kai uses "/campaign info campaign: Test".
At 40 s mo uses "/campaign info campaign: Test".
At 50 s greta uses "/campaign info campaign: Test".
At 60 s gwen uses "/campaign info".
At 70 s kai uses "/campaign list".
At 80 s mo uses "/campaign list".

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
    0:10.000  gwen_the_gm uses /campaign add-player player: kai campaign: Test: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    0:10.300  job 2 is done
    0:20.000  gwen_the_gm uses /campaign info: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ℹ️ **Test**
              Led by @gwen_the_gm · 2 members · 11 channels · created in 0 s from the start
              Role: @Test Members
              To join, ask the game masters with **Join campaign**.
              ✅ Nothing is missing.
              [Join campaign] [Leave] [Add players…] [Compare with the template…] [Delete…]
    0:20.300  job 3 is done
    0:30.000  kai uses /campaign info campaign: Test: thinking…
    0:30.000  job 4 comes to a worker, delivery 1
    0:30.300  to kai: ℹ️ **Test**
              Led by @gwen_the_gm · 2 members · 11 channels · created in 0 s from the start
              Role: @Test Members
              To join, ask the game masters with **Join campaign**.
              [Join campaign] [Leave] [Add players…]
    0:30.300  job 4 is done
    0:40.000  mo uses /campaign info campaign: Test: thinking…
    0:40.000  job 5 comes to a worker, delivery 1
    0:40.300  to mo: ℹ️ **No Campaigns**
              This server has no campaign that you can see. `/add-campaign` creates one.
    0:40.300  job 5 is done
    0:50.000  greta uses /campaign info campaign: Test: thinking…
    0:50.000  job 6 comes to a worker, delivery 1
    0:50.300  to greta: ℹ️ **Test**
              Led by @gwen_the_gm · 2 members · 11 channels · created in 0 s from the start
              Role: @Test Members
              To join, ask the game masters with **Join campaign**.
              ✅ Nothing is missing.
              [Join campaign] [Leave] [Add players…] [Compare with the template…] [Delete…]
    0:50.300  job 6 is done
    1:00.000  gwen_the_gm uses /campaign info: thinking…
    1:00.000  job 7 comes to a worker, delivery 1
    1:00.300  to gwen_the_gm: ℹ️ **1 Campaign That You Can See**
              This is none of them. Choose one below, or use the command in one of its channels.
              • **Test** · led by @gwen_the_gm · 2 members · 11 channels · created in 0 s from the start · ✅
              [Show a campaign ▾]
    1:00.300  job 7 is done
    1:10.000  kai uses /campaign list: thinking…
    1:10.000  job 8 comes to a worker, delivery 1
    1:10.300  to kai: ℹ️ **1 Campaign That You Can See**
              • **Test** · led by @gwen_the_gm · 2 members · 11 channels · created in 0 s from the start · ✅
              [Show a campaign ▾]
    1:10.300  job 8 is done
    1:20.000  mo uses /campaign list: thinking…
    1:20.000  job 9 comes to a worker, delivery 1
    1:20.300  to mo: ℹ️ **No Campaigns**
              This server has no campaign that you can see. `/add-campaign` creates one.
    1:20.300  job 9 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
61 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
