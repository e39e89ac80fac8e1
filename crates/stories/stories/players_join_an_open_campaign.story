# The game master chooses how people join; a button of any age gives no more than today's mode.
kai, mo are members.
At 1 s gwen uses "/add-campaign name: Test join: open".
At 3 s the channel "general" has an old message with the button "Join the table" that sends "cw1:join:{Test}".
At 4 s kai presses "Join the table".
At 5 s kai uses "/campaign settings join: closed" in the channel "session-zero".
At 6 s gwen uses "/campaign settings join: closed" in the channel "session-zero".
At 7 s mo presses "Join the table".
At 8 s gwen uses "/campaign settings join: closed" in the channel "session-zero".
At 9 s gwen uses "/campaign settings join: ask" in the channel "session-zero".
At 10 s mo presses "Join the table".
At 11 s gwen uses "/campaign settings join: open campaign: Test" in the channel "general".
At 12 s mo presses "Join the table".
At 13 s mo looks around.

----
    0:01.000  gwen_the_gm uses /add-campaign name: Test join: open: thinking…
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
    0:03.000  #general has an old message with [Join the table]
    0:04.000  kai presses [Join the table]: thinking…
    0:04.000  job 2 comes to a worker, delivery 1
    0:04.300  to kai: ✅ **Joined: Test**
              You can see its channels now. Start in #general-discussion.
    0:04.300  job 2 is done
    0:05.000  kai uses /campaign settings join: closed: thinking…
    0:05.000  job 3 comes to a worker, delivery 1
    0:05.200  to kai: ❌ **Settings Not Changed: Test**
              Only its game masters and members with **Manage Roles** can do this. Ask @gwen_the_gm.
    0:05.200  job 3 is done
    0:06.000  gwen_the_gm uses /campaign settings join: closed: thinking…
    0:06.000  job 4 comes to a worker, delivery 1
    0:06.300  to gwen_the_gm: ✅ **Settings Changed: Test**
              Nobody can join by themselves. Game masters add players with **Add players…**. This holds for all buttons, also in older messages.
    0:06.300  job 4 is done
    0:07.000  mo presses [Join the table]: thinking…
    0:07.000  job 5 comes to a worker, delivery 1
    0:07.200  to mo: ❌ **Not Joined: Test**
              Nobody can join by themselves: a game master adds the players. Ask @gwen_the_gm.
    0:07.200  job 5 is done
    0:08.000  gwen_the_gm uses /campaign settings join: closed: thinking…
    0:08.000  job 6 comes to a worker, delivery 1
    0:08.200  to gwen_the_gm: ✅ **Settings Changed: Test**
              Nobody can join by themselves. Game masters add players with **Add players…**. This holds for all buttons, also in older messages.
    0:08.200  job 6 is done
    0:09.000  gwen_the_gm uses /campaign settings join: ask: thinking…
    0:09.000  job 7 comes to a worker, delivery 1
    0:09.300  to gwen_the_gm: ✅ **Settings Changed: Test**
              Who presses **Join campaign** asks the game masters, who let them in or decline. This holds for all buttons, also in older messages.
    0:09.300  job 7 is done
    0:10.000  mo presses [Join the table]: thinking…
    0:10.000  job 8 comes to a worker, delivery 1
    0:10.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @mo wants to join this campaign.
              [Let in] [Decline]
    0:10.400  to mo: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    0:10.400  job 8 is done
    0:11.000  gwen_the_gm uses /campaign settings join: open campaign: Test: thinking…
    0:11.000  job 9 comes to a worker, delivery 1
    0:11.300  to gwen_the_gm: ✅ **Settings Changed: Test**
              Everyone who presses **Join campaign** is in at once. This holds for all buttons, also in older messages.
    0:11.300  job 9 is done
    0:12.000  mo presses [Join the table]: thinking…
    0:12.000  job 10 comes to a worker, delivery 1
    0:12.300  to mo: ✅ **Joined: Test**
              You can see its channels now. Start in #general-discussion.
    0:12.300  job 10 is done
    0:13.000  mo sees #general “Test”: #general-discussion #session-recaps #characters-and-npcs #campaign-lore #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main

In the end there is
  role “Test Members”, which gwen_the_gm and kai and mo has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
63 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
