# Discord limits role grants for a moment, in each form: the worker waits, for one player and for 25.
ann, ben, cat, dan, eva, fay, gil, hal, ida, jon, kai, lea, mia, ned, ole, pam, quo, ray, sue, tom, ulf, val, wim, xia, yan, zoe are members.
At 1 s the gm asks for "Test".
At 3 s gwen uses "/campaign add-player player: zoe" in the channel "session-zero".
On role grant 2: 429 shared for 2 s.
At 20 s gwen presses "Add players…".
At 21 s gwen chooses ann, ben, cat, dan, eva, fay, gil, hal, ida, jon, kai, lea, mia, ned, ole, pam, quo, ray, sue, tom, ulf, val, wim, xia, yan in "Players".
On role grant 5: 429 user for 2 s.
On role grant 10: 429 user with code for 2 s.
On role grant 15: 429 global for 2 s.
On role grant 20: 429 page for 2 s.

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
    0:03.000  gwen_the_gm uses /campaign add-player player: zoe: thinking…
    0:03.000  job 2 comes to a worker, delivery 1
    0:03.100  role grant: 429 shared for 2s
    0:05.400  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @zoe can see the campaign's channels now.
    0:05.400  job 2 is done
    0:20.000  gwen_the_gm presses [Add players…]: the form “Add players” opens
    0:21.000  gwen_the_gm chooses ann, ben, cat, dan, eva, fay, gil, hal, ida, jon, kai, lea, mia, ned, ole, pam, quo, ray, sue, tom, ulf, val, wim, xia, yan in “Players”: thinking…
    0:21.000  job 3 comes to a worker, delivery 1
    0:21.100  role grant: 429 user for 2s
    0:21.100  role grant: 429 user with code for 2s
    0:21.100  role grant: 429 global for 2s
    0:21.100  role grant: 429 page for 2s
    0:21.200  role grant: 429, wait 2s (and 19 more)
    0:21.200  reply edit: 429, wait 2s
    0:23.400  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @ann can see the campaign's channels now.
              ✅ @ben can see the campaign's channels now.
              ✅ @cat can see the campaign's channels now.
              ✅ @dan can see the campaign's channels now.
              ✅ @eva can see the campaign's channels now.
              ✅ @fay can see the campaign's channels now.
              ✅ @gil can see the campaign's channels now.
              ✅ @hal can see the campaign's channels now.
              ✅ @ida can see the campaign's channels now.
              ✅ @jon can see the campaign's channels now.
              ✅ @kai can see the campaign's channels now.
              ✅ @lea can see the campaign's channels now.
              ✅ @mia can see the campaign's channels now.
              ✅ @ned can see the campaign's channels now.
              ✅ @ole can see the campaign's channels now.
              ✅ @pam can see the campaign's channels now.
              ✅ @quo can see the campaign's channels now.
              ✅ @ray can see the campaign's channels now.
              ✅ @sue can see the campaign's channels now.
              ✅ @tom can see the campaign's channels now.
              ✅ @ulf can see the campaign's channels now.
              ✅ @val can see the campaign's channels now.
              ✅ @wim can see the campaign's channels now.
              ✅ @xia can see the campaign's channels now.
              ✅ @yan can see the campaign's channels now.
    0:23.400  job 3 is done

In the end there is
  role “Test Members”, which gwen_the_gm and ann and ben and cat and dan and eva and fay and gil and hal and ida and jon and kai and lea and mia and ned and ole and pam and quo and ray and sue and tom and ulf and val and wim and xia and yan and zoe has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
80 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
