# An admin makes a campaign that somebody else leads. A bot leads none.
kai is a member.
robo is a bot.
At 0 s adam uses "/add-campaign name: Test gm: robo".
At 1 s adam uses "/add-campaign name: Test gm: kai".
At 5 s kai looks around.
At 6 s adam uses "/add-campaign name: Test gm: gwen".

----
    0:00.000  adam_the_admin uses /add-campaign name: Test gm: robo
    0:00.000  to adam_the_admin: ❌ **Nothing was created:** @robo is a bot, and only a person can lead a campaign. Choose somebody else in the option `gm`, or leave it out to lead the campaign yourself.
    0:01.000  adam_the_admin uses /add-campaign name: Test gm: kai: thinking…
    0:01.000  job 1 comes to a worker, delivery 1
    0:01.100  reply to adam_the_admin: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:01.500  reply to adam_the_admin: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @kai
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:01.500  job 1 is done
    0:05.000  kai sees #general “Test”: #general-discussion #session-recaps #gm-notes #characters-and-npcs #campaign-lore #gm-planning #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main
    0:06.000  adam_the_admin uses /add-campaign name: Test gm: gwen: thinking…
    0:06.000  job 2 comes to a worker, delivery 1
    0:06.100  reply to adam_the_admin: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:06.300  reply to adam_the_admin: ✅ **Campaign Already There: Test**
              Role: @Test Members · Game master: @kai
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:06.300  job 2 is done

In the end there is
  role “Test Members”, which kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
26 requests, 0 dead letters, 0 violations
Ending of “Test” for adam_the_admin: not accepted
Ending of “Test” for adam_the_admin: complete
Ending of “Test” for adam_the_admin: complete
