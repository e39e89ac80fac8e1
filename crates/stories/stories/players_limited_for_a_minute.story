# Discord limits role grants for a minute: the job waits in the queue and continues by itself, for one player and for 25.
ann, ben, cat, dan, eva, fay, gil, hal, ida, jon, kai, lea, mia, ned, ole, pam, quo, ray, sue, tom, ulf, val, wim, xia, yan, zoe are members.
At 1 s the gm asks for "Test".
At 3 s gwen uses "/campaign add-player player: zoe" in the channel "session-zero".
On role grant 2: 429 shared for 60 s.
At 120 s gwen presses "Add players…".
At 121 s gwen chooses ann, ben, cat, dan, eva, fay, gil, hal, ida, jon, kai, lea, mia, ned, ole, pam, quo, ray, sue, tom, ulf, val, wim, xia, yan in "Players".
On role grant 10: 429 user for 60 s.

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
    0:03.100  role grant: 429 shared for 60s
    0:03.300  to gwen_the_gm: 🏗️ **Adding Players: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/1
              ⏳ Discord is rate-limiting me until ⟨1:04⟩ (in 64 s from the start). I'll continue automatically.
    0:03.300  job 2 goes back to the queue
    1:04.300  job 2 comes to a worker, delivery 2
    1:04.600  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @zoe can see the campaign's channels now.
    1:04.600  job 2 is done
    2:00.000  gwen_the_gm presses [Add players…]: the form “Add players” opens
    2:01.000  gwen_the_gm chooses ann, ben, cat, dan, eva, fay, gil, hal, ida, jon, kai, lea, mia, ned, ole, pam, quo, ray, sue, tom, ulf, val, wim, xia, yan in “Players”: thinking…
    2:01.000  job 3 comes to a worker, delivery 1
    2:01.100  role grant: 429 user for 60s
    2:01.200  role grant: 429, wait 60s (and 17 more)
    2:01.200  to gwen_the_gm: 🏗️ **Adding Players: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/25
    2:01.300  to gwen_the_gm: 🏗️ **Adding Players: Test**
              `[████░░░░░░░░░░░░░░░░]` 24% · 6/25
              ⏳ Discord is rate-limiting me until ⟨3:02⟩ (in 3 min from the start). I'll continue automatically.
    2:01.300  job 3 goes back to the queue
    3:02.300  job 3 comes to a worker, delivery 2
    3:02.600  to gwen_the_gm: ✅ **Players Added: Test**
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
    3:02.600  job 3 is done

In the end there is
  role “Test Members”, which gwen_the_gm and ann and ben and cat and dan and eva and fay and gil and hal and ida and jon and kai and lea and mia and ned and ole and pam and quo and ray and sue and tom and ulf and val and wim and xia and yan and zoe has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
89 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
