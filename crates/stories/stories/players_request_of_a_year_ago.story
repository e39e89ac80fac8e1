# A request is answered a year later, and another one after its player has left the server.
kai, mo are members.
At 1 s the gm asks for "Test".
At 2 s the channel "general" has an old message with the button "Join the table" that sends "cw1:join:{Test}".
At 5 s mo presses "Join the table".
At 6 s kai presses "Join the table".
At 8760 h gwen presses "Let in".
At 8761 h mo leaves the server.
At 8762 h gwen presses "Let in".
At 8763 h kai presses "Join the table".

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
    0:05.000  mo presses [Join the table]: thinking…
    0:05.000  job 2 comes to a worker, delivery 1
    0:05.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @mo wants to join this campaign.
              [Let in] [Decline]
    0:05.400  to mo: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    0:05.400  job 2 is done
    0:06.000  kai presses [Join the table]: thinking…
    0:06.000  job 3 comes to a worker, delivery 1
    0:06.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @kai wants to join this campaign.
              [Let in] [Decline]
    0:06.400  to kai: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    0:06.400  job 3 is done
8760:00:00.000  gwen_the_gm presses [Let in]: thinking…
8760:00:00.000  job 4 comes to a worker, delivery 1
8760:00:00.400  the message in #gm-notes becomes: ✅ @kai is in (let in by @gwen_the_gm).
8760:00:00.500  to gwen_the_gm: ✅ **Let In: Test**
              ✅ @kai can see the campaign's channels now.
8760:00:00.500  job 4 is done
8761:00:00.000  mo leaves the server
8762:00:00.000  gwen_the_gm presses [Let in]: thinking…
8762:00:00.000  job 5 comes to a worker, delivery 1
8762:00:00.200  member look: refused 404 10007
8762:00:00.300  the message in #gm-notes becomes: ❌ @mo wanted to join, but is no longer on this server.
8762:00:00.400  to gwen_the_gm: ❌ **Not Let In: Test**
              ⚠️ @mo is not on this server.
8762:00:00.400  job 5 is done
8763:00:00.000  kai presses [Join the table]: thinking…
8763:00:00.000  job 6 comes to a worker, delivery 1
8763:00:00.300  to kai: ℹ️ **You Take Part Already: Test**
              You can see its channels. Start in #general-discussion.
8763:00:00.300  job 6 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
52 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
