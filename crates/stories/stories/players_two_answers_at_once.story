# Two people answer a request at once: the first answer counts, and the second person reads that.
kai, mo, lee are members.
At 1 s the gm asks for "Test".
At 2 s the channel "general" has an old message with the button "Join the table" that sends "cw1:join:{Test}".
At 5 s kai presses "Join the table".
At 10 s gwen presses "Let in".
At 10050 ms adam presses "Decline".
At 15 s mo presses "Join the table".
At 20 s gwen presses "Decline".
At 20050 ms adam presses "Let in".
At 25 s lee presses "Join the table".
At 30 s gwen presses "Let in".
At 30050 ms adam presses "Let in".
At 40 s mo presses "Join the table".
At 45 s gwen presses "Decline".
At 45050 ms adam presses "Decline".

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
    0:10.050  adam_the_admin presses [Decline]: thinking…
    0:10.400  the message in #gm-notes becomes: ✅ @kai is in (let in by @gwen_the_gm).
    0:10.500  job 4 comes to a worker, delivery 1
    0:10.500  to gwen_the_gm: ✅ **Let In: Test**
              ✅ @kai can see the campaign's channels now.
    0:10.500  job 3 is done
    0:10.800  to adam_the_admin: ℹ️ **Already Answered: Test**
              @kai is in: somebody else let them in. `/campaign remove-player` takes them out again.
    0:10.800  job 4 is done
    0:15.000  mo presses [Join the table]: thinking…
    0:15.000  job 5 comes to a worker, delivery 1
    0:15.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @mo wants to join this campaign.
              [Let in] [Decline]
    0:15.400  to mo: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    0:15.400  job 5 is done
    0:20.000  gwen_the_gm presses [Decline]: thinking…
    0:20.000  job 6 comes to a worker, delivery 1
    0:20.050  adam_the_admin presses [Let in]: thinking…
    0:20.300  the message in #gm-notes becomes: ❌ @mo wanted to join (declined by @gwen_the_gm).
    0:20.400  job 7 comes to a worker, delivery 1
    0:20.400  to gwen_the_gm: ✅ **Declined: Test**
              ℹ️ @mo doesn't take part.
    0:20.400  job 6 is done
    0:20.700  to adam_the_admin: ℹ️ **Already Answered: Test**
              Somebody else answered the request of @mo, who is not in. `/campaign add-player` adds them.
    0:20.700  job 7 is done
    0:25.000  lee presses [Join the table]: thinking…
    0:25.000  job 8 comes to a worker, delivery 1
    0:25.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @lee wants to join this campaign.
              [Let in] [Decline]
    0:25.400  to lee: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    0:25.400  job 8 is done
    0:30.000  gwen_the_gm presses [Let in]: thinking…
    0:30.000  job 9 comes to a worker, delivery 1
    0:30.050  adam_the_admin presses [Let in]: thinking…
    0:30.400  the message in #gm-notes becomes: ✅ @lee is in (let in by @gwen_the_gm).
    0:30.500  job 10 comes to a worker, delivery 1
    0:30.500  to gwen_the_gm: ✅ **Let In: Test**
              ✅ @lee can see the campaign's channels now.
    0:30.500  job 9 is done
    0:30.800  to adam_the_admin: ✅ **Let In: Test**
              ℹ️ @lee can see the campaign's channels.
    0:30.800  job 10 is done
    0:40.000  mo presses [Join the table]: thinking…
    0:40.000  job 11 comes to a worker, delivery 1
    0:40.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @mo wants to join this campaign.
              [Let in] [Decline]
    0:40.400  to mo: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    0:40.400  job 11 is done
    0:45.000  gwen_the_gm presses [Decline]: thinking…
    0:45.000  job 12 comes to a worker, delivery 1
    0:45.050  adam_the_admin presses [Decline]: thinking…
    0:45.300  the message in #gm-notes becomes: ❌ @mo wanted to join (declined by @gwen_the_gm).
    0:45.400  job 13 comes to a worker, delivery 1
    0:45.400  to gwen_the_gm: ✅ **Declined: Test**
              ℹ️ @mo doesn't take part.
    0:45.400  job 12 is done
    0:45.700  to adam_the_admin: ✅ **Declined: Test**
              ℹ️ @mo doesn't take part.
    0:45.700  job 13 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai and lee has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
98 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
