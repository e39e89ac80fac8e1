# Discord limits role grants for hours: the job gives up and says who is in, for one player, for 25 and for a player who asked.
ann, ben, cat, dan, eva, fay, gil, hal, ida, jon, kai, lea, mia, ned, ole, pam, quo, ray, sue, tom, ulf, val, wim, xia, yan, zoe are members.
At 1 s the gm asks for "Test".
At 2 s the channel "general" has an old message with the button "Join the table" that sends "cw1:join:{Test}".
At 3 s gwen uses "/campaign add-player player: zoe" in the channel "session-zero".
On role grant 2: 429 shared for 6 h.
At 25000 s gwen presses "Add players…".
At 25001 s gwen chooses ann, ben, cat, dan, eva, fay, gil, hal, ida, jon, kai, lea, mia, ned, ole, pam, quo, ray, sue, tom, ulf, val, wim, xia, yan in "Players".
On role grant 10: 429 user for 6 h.
At 50000 s zoe presses "Join the table".
At 50010 s gwen presses "Let in".
On role grant 20, always: 429 shared for 6 h.

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
    0:03.000  gwen_the_gm uses /campaign add-player player: zoe: thinking…
    0:03.000  job 2 comes to a worker, delivery 1
    0:03.100  role grant: 429 shared for 21600s
    0:03.300  to gwen_the_gm: ❌ **No Players Added: Test**
              Discord is rate-limiting me for longer than I can wait.
              Nothing was changed.
              Try it again after ⟨6:00:04⟩ (in 6 h from the start); repeating it does no harm.
    0:03.300  job 2 is done
 6:56:40.000  gwen_the_gm presses [Add players…]: the form “Add players” opens
 6:56:41.000  gwen_the_gm chooses ann, ben, cat, dan, eva, fay, gil, hal, ida, jon, kai, lea, mia, ned, ole, pam, quo, ray, sue, tom, ulf, val, wim, xia, yan in “Players”: thinking…
 6:56:41.000  job 3 comes to a worker, delivery 1
 6:56:41.100  role grant: 429 user for 21600s
 6:56:41.100  role grant: 429 shared for 21600s (and 7 more)
 6:56:41.200  role grant: 429, wait 21600s (and 8 more)
 6:56:41.200  to gwen_the_gm: 🏗️ **Adding Players: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/25
 6:56:41.300  to gwen_the_gm: ❌ **Not All Players Added: Test**
              Discord is rate-limiting me for longer than I can wait.
              7 of 25 changes are done and stay.
              Try it again after ⟨12:56:42⟩ (in 12 h from the start); repeating it does no harm.
 6:56:41.300  job 3 is done
13:53:20.000  zoe presses [Join the table]: thinking…
13:53:20.000  job 4 comes to a worker, delivery 1
13:53:20.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @zoe wants to join this campaign.
              [Let in] [Decline]
13:53:20.400  to zoe: ⏳ **Asked to Join: Test**
              The game masters have your request. You see the campaign as soon as one lets you in.
13:53:20.400  job 4 is done
13:53:30.000  gwen_the_gm presses [Let in]: thinking…
13:53:30.000  job 5 comes to a worker, delivery 1
13:53:30.200  role grant: 429 shared for 21600s
13:53:30.400  to gwen_the_gm: ❌ **Not Let In: Test**
              Discord is rate-limiting me for longer than I can wait.
              Nothing was changed.
              Try it again after ⟨19:53:31⟩ (in 19 h from the start); repeating it does no harm.
13:53:30.400  job 5 is done

In the end there is
  role “Test Members”, which gwen_the_gm and ann and ben and cat and dan and eva and fay and gil has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
68 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
