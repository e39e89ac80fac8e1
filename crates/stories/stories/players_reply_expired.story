# The private reply cannot be edited any more: the outcome is said in the channel, but never an invite.
kai, mo are members.
At 1 s the gm asks for "Test".
At 2 s the channel "general" has an old message with the button "Join the table" that sends "cw1:join:{Test}".
On reply edit 3, always: token expired.
At 5 s kai presses "Join the table".
At 10 s gwen presses "Let in".
At 15 s gwen uses "/campaign add-player player: mo" in the channel "session-zero".
At 20 s gwen uses "/campaign invite" in the channel "session-zero".

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
    0:05.300  reply edit: refused 401 50027
    0:05.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @kai wants to join this campaign.
              [Let in] [Decline]
    0:05.500  message in #general: ⏳ **Asked to Join: Test**
              -# @kai, I couldn't show you this in private. Repeat it to see the details.
    0:05.500  job 2 is done
    0:10.000  gwen_the_gm presses [Let in]: thinking…
    0:10.000  job 3 comes to a worker, delivery 1
    0:10.400  reply edit: refused 401 50027
    0:10.400  the message in #gm-notes becomes: ✅ @kai is in (let in by @gwen_the_gm).
    0:10.600  message in #gm-notes: ✅ **Let In: Test**
              -# @gwen_the_gm, I couldn't show you this in private. Repeat it to see the details.
    0:10.600  job 3 is done
    0:15.000  gwen_the_gm uses /campaign add-player player: mo: thinking…
    0:15.000  job 4 comes to a worker, delivery 1
    0:15.200  reply edit: refused 401 50027
    0:15.400  message in #session-zero: ✅ **Players Added: Test**
              -# @gwen_the_gm, I couldn't show you this in private. Repeat it to see the details.
    0:15.400  job 4 is done
    0:20.000  gwen_the_gm uses /campaign invite: thinking…
    0:20.000  job 5 comes to a worker, delivery 1
    0:20.200  reply edit: refused 401 50027
    0:20.400  message in #session-zero: ✅ **Invite Created: Test**
              -# @gwen_the_gm, I couldn't show you this in private. Repeat it to see the details.
    0:20.400  job 5 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai and mo has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
48 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
