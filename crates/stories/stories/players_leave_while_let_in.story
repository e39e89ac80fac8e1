# The player leaves the server between the look and the grant: the request does not say that they are in.
kai is a member.
At 1 s the gm asks for "Test".
At 2 s the channel "general" has an old message with the button "Join the table" that sends "cw1:join:{Test}".
At 5 s kai presses "Join the table".
At 10 s gwen presses "Let in".
On role grant 2: kai leaves the server.
At 20 s gwen presses "Decline".

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
    0:10.300  kai leaves the server
    0:10.300  role grant: refused 404 10007
    0:10.400  to gwen_the_gm: ❌ **Not Let In: Test**
              ⚠️ @kai is not on this server.
    0:10.400  job 3 is done
    0:20.000  gwen_the_gm presses [Decline]: thinking…
    0:20.000  job 4 comes to a worker, delivery 1
    0:20.200  member look: refused 404 10007
    0:20.300  the message in #gm-notes becomes: ❌ @kai wanted to join (declined by @gwen_the_gm).
    0:20.400  to gwen_the_gm: ✅ **Declined: Test**
              ⚠️ @kai is not on this server.
    0:20.400  job 4 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
40 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
