# A worker dies before and after it gives the role, before and after it answers the request. The next one ends each request with one true answer.
kai, mo, lee, pat are members.
At 1 s the gm asks for "Test".
At 2 s the channel "general" has an old message with the button "Join the table" that sends "cw1:join:{Test}".
At 5 s kai presses "Join the table".
At 10 s gwen presses "Let in".
On role grant 2: killed before.
At 60 s mo presses "Join the table".
At 65 s gwen presses "Let in".
On role grant 4: killed after.
At 120 s lee presses "Join the table".
At 125 s gwen presses "Let in".
On message edit 3: killed before.
At 180 s pat presses "Join the table".
At 185 s gwen presses "Let in".
On message edit 5: killed after.

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
    0:02.000  #general has an old message with [Join the table]
    0:05.000  kai presses [Join the table]: thinking…
    0:05.000  job 2 comes to a worker, delivery 1
    0:05.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @kai wants to join this campaign.
              [Let in] [Decline]
    0:05.400  to kai: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    0:05.400  job 2 is done
    0:10.000  gwen_the_gm presses [Let in]: thinking…
    0:10.000  job 3 comes to a worker, delivery 1
    0:10.300  the worker is killed before its request reaches Discord
    0:10.300  job 3 ends with its worker
    0:40.000  job 3 comes to a worker, delivery 2
    0:40.400  the message in #gm-notes becomes: ✅ @kai is in (let in by @gwen_the_gm).
    0:40.500  to gwen_the_gm: ✅ **Let In: Test**
              ✅ @kai can see the campaign's channels now.
    0:40.500  job 3 is done
    1:00.000  mo presses [Join the table]: thinking…
    1:00.000  job 4 comes to a worker, delivery 1
    1:00.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @mo wants to join this campaign.
              [Let in] [Decline]
    1:00.400  to mo: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    1:00.400  job 4 is done
    1:05.000  gwen_the_gm presses [Let in]: thinking…
    1:05.000  job 5 comes to a worker, delivery 1
    1:05.300  the worker is killed before it hears the answer to its request
    1:05.300  job 5 ends with its worker
    1:35.000  job 5 comes to a worker, delivery 2
    1:35.300  the message in #gm-notes becomes: ✅ @mo is in (let in by @gwen_the_gm).
    1:35.400  to gwen_the_gm: ✅ **Let In: Test**
              ℹ️ @mo can see the campaign's channels.
    1:35.400  job 5 is done
    2:00.000  lee presses [Join the table]: thinking…
    2:00.000  job 6 comes to a worker, delivery 1
    2:00.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @lee wants to join this campaign.
              [Let in] [Decline]
    2:00.400  to lee: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    2:00.400  job 6 is done
    2:05.000  gwen_the_gm presses [Let in]: thinking…
    2:05.000  job 7 comes to a worker, delivery 1
    2:05.400  the worker is killed before its request reaches Discord
    2:05.400  job 7 ends with its worker
    2:35.000  job 7 comes to a worker, delivery 2
    2:35.300  the message in #gm-notes becomes: ✅ @lee is in (let in by @gwen_the_gm).
    2:35.400  to gwen_the_gm: ✅ **Let In: Test**
              ℹ️ @lee can see the campaign's channels.
    2:35.400  job 7 is done
    3:00.000  pat presses [Join the table]: thinking…
    3:00.000  job 8 comes to a worker, delivery 1
    3:00.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @pat wants to join this campaign.
              [Let in] [Decline]
    3:00.400  to pat: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    3:00.400  job 8 is done
    3:05.000  gwen_the_gm presses [Let in]: thinking…
    3:05.000  job 9 comes to a worker, delivery 1
    3:05.400  the worker is killed before it hears the answer to its request
    3:05.400  the message in #gm-notes becomes: ✅ @pat is in (let in by @gwen_the_gm).
    3:05.400  job 9 ends with its worker
    3:35.000  job 9 comes to a worker, delivery 2
    3:35.300  to gwen_the_gm: ✅ **Let In: Test**
              ℹ️ @pat can see the campaign's channels.
    3:35.300  job 9 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai and mo and lee and pat has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
98 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
