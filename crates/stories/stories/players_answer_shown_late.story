# Discord needs four seconds to show the answer. The worker waits for it, so the person is not left without one.
pia is a pending member.
At 0 s the gm asks for "Test".
On reply edit 3, always: hangs 4 s.
At 10 s the gm uses "/campaign add-player player: pia campaign: Test" past Discord.

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:10.000  gwen_the_gm uses /campaign add-player player: pia campaign: Test past Discord: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.100  reply edit: hangs 4s
    0:14.200  to gwen_the_gm: ℹ️ **Nothing to Change: Test**
              ⚠️ @pia has to accept this server's rules first.
    0:14.200  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
24 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
