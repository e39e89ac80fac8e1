# A worker dies after it posts a request, gives the role or takes it. The next one does not repeat a request, and says how it ended.
kai, mo are members.
At 1 s the gm asks for "Test".
At 2 s the channel "general" has an old message with the button "Join the table" that sends "cw1:join:{Test}".
At 3 s the channel "general" has an old message with the button "Go" that sends "cw1:leave:{Test}".
At 5 s kai presses "Join the table".
On message creation 1: killed after.
At 60 s gwen presses "Decline".
On message edit 1: killed after.
At 120 s gwen uses "/campaign settings join: open" in the channel "session-zero".
At 125 s mo presses "Join the table".
On role grant 2: killed after.
At 180 s mo presses "Go".
On role removal 1: killed after.
At 240 s gwen uses "/campaign add-player player: kai" in the channel "session-zero".
On role grant 4: killed after.
At 300 s gwen uses "/campaign remove-player player: kai" in the channel "session-zero".
On role removal 3: killed after.
At 360 s gwen uses "/campaign settings join: closed" in the channel "session-zero".
On overwrite edit 2: killed after.

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
    0:03.000  #general has an old message with [Go]
    0:05.000  kai presses [Join the table]: thinking…
    0:05.000  job 2 comes to a worker, delivery 1
    0:05.300  the worker is killed before it hears the answer to its request
    0:05.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @kai wants to join this campaign.
              [Let in] [Decline]
    0:05.300  job 2 ends with its worker
    0:35.000  job 2 comes to a worker, delivery 2
    0:35.300  to kai: ⏳ **Already Asked to Join: Test**
              Your request is still open. You see the campaign as soon as a game master lets you in.
    0:35.300  job 2 is done
    1:00.000  gwen_the_gm presses [Decline]: thinking…
    1:00.000  job 3 comes to a worker, delivery 1
    1:00.300  the worker is killed before it hears the answer to its request
    1:00.300  the message in #gm-notes becomes: ❌ @kai wanted to join (declined by @gwen_the_gm).
    1:00.300  job 3 ends with its worker
    1:30.000  job 3 comes to a worker, delivery 2
    1:30.300  to gwen_the_gm: ✅ **Declined: Test**
              ℹ️ @kai doesn't take part.
    1:30.300  job 3 is done
    2:00.000  gwen_the_gm uses /campaign settings join: open: thinking…
    2:00.000  job 4 comes to a worker, delivery 1
    2:00.300  to gwen_the_gm: ✅ **Settings Changed: Test**
              Everyone who presses **Join campaign** is in at once. This holds for all buttons, also in older messages.
    2:00.300  job 4 is done
    2:05.000  mo presses [Join the table]: thinking…
    2:05.000  job 5 comes to a worker, delivery 1
    2:05.200  the worker is killed before it hears the answer to its request
    2:05.200  job 5 ends with its worker
    2:35.000  job 5 comes to a worker, delivery 2
    2:35.300  to mo: ✅ **Joined: Test**
              You can see its channels now. Start in #general-discussion.
    2:35.300  job 5 is done
    3:00.000  mo presses [Go]: thinking…
    3:00.000  job 6 comes to a worker, delivery 1
    3:00.200  the worker is killed before it hears the answer to its request
    3:00.200  job 6 ends with its worker
    3:30.000  job 6 comes to a worker, delivery 2
    3:30.300  to mo: ✅ **Left: Test**
              You can't see its channels any more. To come back, press **Join campaign**.
    3:30.300  job 6 is done
    4:00.000  gwen_the_gm uses /campaign add-player player: kai: thinking…
    4:00.000  job 7 comes to a worker, delivery 1
    4:00.200  the worker is killed before it hears the answer to its request
    4:00.200  job 7 ends with its worker
    4:30.000  job 7 comes to a worker, delivery 2
    4:30.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    4:30.300  job 7 is done
    5:00.000  gwen_the_gm uses /campaign remove-player player: kai: thinking…
    5:00.000  job 8 comes to a worker, delivery 1
    5:00.200  the worker is killed before it hears the answer to its request
    5:00.200  job 8 ends with its worker
    5:30.000  job 8 comes to a worker, delivery 2
    5:30.300  to gwen_the_gm: ✅ **Player Removed: Test**
              ✅ @kai can't see the campaign's channels any more.
    5:30.300  job 8 is done
    6:00.000  gwen_the_gm uses /campaign settings join: closed: thinking…
    6:00.000  job 9 comes to a worker, delivery 1
    6:00.200  the worker is killed before it hears the answer to its request
    6:00.200  job 9 ends with its worker
    6:30.000  job 9 comes to a worker, delivery 2
    6:30.200  to gwen_the_gm: ✅ **Settings Changed: Test**
              Nobody can join by themselves. Game masters add players with **Add players…**. This holds for all buttons, also in older messages.
    6:30.200  job 9 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
91 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
