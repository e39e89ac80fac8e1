# Discord sends each interaction twice, and SQS delivers a job twice, at once and late. Nobody gets the role back after they left.
kai is a member.
At 1 s the gm asks for "Test".
At 2 s the channel "general" has an old message with the button "Join the table" that sends "cw1:join:{Test}".
At 3 s the channel "general" has an old message with the button "Go" that sends "cw1:leave:{Test}".
At 5 s kai presses "Join the table".
At 8 s interaction 2 is delivered once more.
At 20 s gwen presses "Let in".
At 21 s the job is delivered once more.
At 23 s interaction 3 is delivered once more.
At 40 s kai presses "Go".
At 41 s the job is delivered once more.
At 60 s gwen uses "/campaign add-player player: kai" in the channel "session-zero".
At 61 s the job is delivered once more.
At 70 s gwen uses "/campaign invite" in the channel "session-zero".
At 71 s the job is delivered once more.

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
    0:05.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @kai wants to join this campaign.
              [Let in] [Decline]
    0:05.400  to kai: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
    0:05.400  job 2 is done
    0:08.000  Discord delivers the interaction once more: thinking…
    0:20.000  gwen_the_gm presses [Let in]: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.400  the message in #gm-notes becomes: ✅ @kai is in (let in by @gwen_the_gm).
    0:20.500  to gwen_the_gm: ✅ **Let In: Test**
              ✅ @kai can see the campaign's channels now.
    0:20.500  job 3 is done
    0:21.000  SQS delivers the job once more
    0:21.000  job 4 comes to a worker, delivery 2
    0:21.300  to gwen_the_gm: ✅ **Let In: Test**
              ℹ️ @kai can see the campaign's channels.
    0:21.300  job 4 is done
    0:23.000  Discord delivers the interaction once more: thinking…
    0:40.000  kai presses [Go]: thinking…
    0:40.000  job 5 comes to a worker, delivery 1
    0:40.300  to kai: ✅ **Left: Test**
              You can't see its channels any more. To come back, press **Join campaign**.
    0:40.300  job 5 is done
    0:41.000  SQS delivers the job once more
    0:41.000  job 6 comes to a worker, delivery 2
    0:41.300  to kai: ✅ **Left: Test**
              You can't see its channels any more. To come back, press **Join campaign**.
    0:41.300  job 6 is done
    1:00.000  gwen_the_gm uses /campaign add-player player: kai: thinking…
    1:00.000  job 7 comes to a worker, delivery 1
    1:00.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    1:00.300  job 7 is done
    1:01.000  SQS delivers the job once more
    1:01.000  job 8 comes to a worker, delivery 2
    1:01.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    1:01.300  job 8 is done
    1:10.000  gwen_the_gm uses /campaign invite: thinking…
    1:10.000  job 9 comes to a worker, delivery 1
    1:10.300  to gwen_the_gm: ✅ **Invite Created: Test**
              https://discord.gg/ubZ4exDuJ4
              It brings one person to this server and into the campaign, until ⟨24:01:10⟩. Anyone who has the link can use it: give it only to your players.
    1:10.300  job 9 is done
    1:11.000  SQS delivers the job once more
    1:11.000  job 10 comes to a worker, delivery 2
    1:11.300  to gwen_the_gm: ✅ **Invite Created: Test**
              https://discord.gg/eHm47zSTDC
              It brings one person to this server and into the campaign, until ⟨24:01:10⟩. Anyone who has the link can use it: give it only to your players.
    1:11.300  job 10 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
70 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
