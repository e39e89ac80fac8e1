# Somebody deletes the category between the press and the job.
kai is a member.
At 1 s the gm asks for "Test".
At 2 s the channel "general" has an old message with the button "Join the table" that sends "cw1:join:{Test}".
At 5 s kai presses "Join the table".
On guild look 2: an admin deletes the category.
At 10 s kai presses "Join the table".

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
    0:05.100  an admin deletes the category
    0:05.200  to kai: ❌ **Not Joined**
              I can't find this campaign: its category was deleted, is hidden from me, or was never one of my campaigns. In a command, choose the category in the option `campaign`, or use it in one of the campaign's channels.
    0:05.200  job 2 is done
    0:10.000  kai presses [Join the table]: thinking…
    0:10.000  job 3 comes to a worker, delivery 1
    0:10.200  to kai: ❌ **Not Joined**
              I can't find this campaign: its category was deleted, is hidden from me, or was never one of my campaigns. In a command, choose the category in the option `campaign`, or use it in one of the campaign's channels.
    0:10.200  job 3 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  #general-discussion outside of any category
  #session-recaps outside of any category
  #gm-notes outside of any category
  💬characters-and-npcs outside of any category
  💬campaign-lore outside of any category
  💬gm-planning outside of any category
  #maps-and-visuals outside of any category
  #session-zero outside of any category
  #safety outside of any category
  #dice-rolls outside of any category
  🔊campaign-main outside of any category
28 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
