# A player asks to join, the game master lets her in, another player is declined. Old buttons and second presses end in a true sentence.
kai, mo are members.
pia is a pending member.
At 1 s the gm asks for "Test".
At 3 s kai looks around.
At 4 s an admin gives the role to olga.
At 5 s the channel "general" has an old message with the button "Join the table" that sends "cw1:join:{Test}".
At 6 s kai presses "Join the table".
At 7 s kai presses "Join the table".
At 8 s mo presses "Join the table".
At 9 s pia presses "Join the table".
At 10 s olga presses "Join the table".
At 20 s gwen presses "Let in".
At 21 s gwen presses "Let in".
At 22 s kai looks around.
At 23 s kai presses "Join the table".
At 24 s gwen presses "Decline".
At 30 s mo presses "Join the table".
At 40 s the channel "general" has an old message with the button "Go" that sends "cw1:leave:{Test}".
At 41 s kai presses "Go".
At 42 s mo presses "Go".
At 43 s gwen presses "Go".
At 50 s kai looks around.

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
    0:03.000  kai sees #general
    0:04.000  an admin gives the role to olga
    0:05.000  #general has an old message with [Join the table]
    0:06.000  kai presses [Join the table]: thinking…
    0:06.000  job 2 comes to a worker, delivery 1
    0:06.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @kai wants to join this campaign.
              [Let in] [Decline]
    0:06.400  to kai: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    0:06.400  job 2 is done
    0:07.000  kai presses [Join the table]: thinking…
    0:07.000  job 3 comes to a worker, delivery 1
    0:07.300  to kai: ⏳ **Already Asked to Join: Test**
              Your request is still open. You see the campaign as soon as a game master lets you in.
    0:07.300  job 3 is done
    0:08.000  mo presses [Join the table]: thinking…
    0:08.000  job 4 comes to a worker, delivery 1
    0:08.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @mo wants to join this campaign.
              [Let in] [Decline]
    0:08.400  to mo: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    0:08.400  job 4 is done
    0:09.000  pia presses [Join the table]: thinking…
    0:09.000  job 5 comes to a worker, delivery 1
    0:09.300  to pia: ❌ **Not Joined: Test**
              First accept this server's rules, then press the button again.
    0:09.300  job 5 is done
    0:10.000  olga_the_owner presses [Join the table]: thinking…
    0:10.000  job 6 comes to a worker, delivery 1
    0:10.300  to olga_the_owner: ℹ️ **You Take Part Already: Test**
              You can see its channels. Start in #general-discussion.
    0:10.300  job 6 is done
    0:20.000  gwen_the_gm presses [Let in]: thinking…
    0:20.000  job 7 comes to a worker, delivery 1
    0:20.400  the message in #gm-notes becomes: ✅ @mo is in (let in by @gwen_the_gm).
    0:20.500  to gwen_the_gm: ✅ **Let In: Test**
              ✅ @mo can see the campaign's channels now.
    0:20.500  job 7 is done
    0:21.000  gwen_the_gm presses [Let in]: thinking…
    0:21.000  job 8 comes to a worker, delivery 1
    0:21.400  the message in #gm-notes becomes: ✅ @kai is in (let in by @gwen_the_gm).
    0:21.500  to gwen_the_gm: ✅ **Let In: Test**
              ✅ @kai can see the campaign's channels now.
    0:21.500  job 8 is done
    0:22.000  kai sees #general “Test”: #general-discussion #session-recaps #characters-and-npcs #campaign-lore #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main
    0:23.000  kai presses [Join the table]: thinking…
    0:23.000  job 9 comes to a worker, delivery 1
    0:23.300  to kai: ℹ️ **You Take Part Already: Test**
              You can see its channels. Start in #general-discussion.
    0:23.300  job 9 is done
    0:24.000  gwen_the_gm sees no [Decline] to use
    0:30.000  mo presses [Join the table]: thinking…
    0:30.000  job 10 comes to a worker, delivery 1
    0:30.300  to mo: ℹ️ **You Take Part Already: Test**
              You can see its channels. Start in #general-discussion.
    0:30.300  job 10 is done
    0:40.000  #general has an old message with [Go]
    0:41.000  kai presses [Go]: thinking…
    0:41.000  job 11 comes to a worker, delivery 1
    0:41.300  to kai: ✅ **Left: Test**
              You can't see its channels any more. To come back, press **Join campaign**.
    0:41.300  job 11 is done
    0:42.000  mo presses [Go]: thinking…
    0:42.000  job 12 comes to a worker, delivery 1
    0:42.300  to mo: ✅ **Left: Test**
              You can't see its channels any more. To come back, press **Join campaign**.
    0:42.300  job 12 is done
    0:43.000  gwen_the_gm presses [Go]: thinking…
    0:43.000  job 13 comes to a worker, delivery 1
    0:43.200  to gwen_the_gm: ❌ **Not Left: Test**
              @gwen_the_gm leads this campaign. Hand it over first with `/campaign assign-gm`.
    0:43.200  job 13 is done
    0:50.000  kai sees #general

In the end there is
  role “Test Members”, which olga_the_owner and gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
87 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
