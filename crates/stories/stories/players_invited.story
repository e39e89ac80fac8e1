# An invite is accepted by somebody who is not on the server; an answer is lost; the bot lacks Create Invite.
nina was a member.
olaf was a member.
At 1 s the gm asks for "Test".
At 5 s gwen uses "/campaign invite" in the channel "session-zero".
At 10 s nina accepts the invite.
At 11 s nina looks around.
At 12 s olaf accepts the invite.
At 20 s gwen uses "/campaign invite" in the channel "session-zero".
On invite creation 2: answer lost.
At 40 s gwen uses "/campaign invite" in the channel "session-zero".
On invite creation 4: killed after.
At 80 s gwen uses "/campaign invite" in the channel "session-zero".
On invite creation 6: 429 shared for 20 s.
At 120 s gwen uses "/campaign invite" in the channel "session-zero".
On invite creation 8: refused 403 50013.
At 130 s gwen uses "/campaign invite" in the channel "session-zero".
On invite creation 9: 429 shared for 6 h.
At 140 s an admin takes all rights from the bot.
At 141 s gwen uses "/campaign invite" in the channel "session-zero".

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
    0:05.000  gwen_the_gm uses /campaign invite: thinking…
    0:05.000  job 2 comes to a worker, delivery 1
    0:05.300  to gwen_the_gm: ✅ **Invite Created: Test**
              https://discord.gg/ePkPqY6uQS
              It brings one person to this server and into the campaign, until ⟨24:00:05⟩. Anyone who has the link can use it: give it only to your players.
    0:05.300  job 2 is done
    0:10.000  nina accepts the invite
    0:11.000  nina sees #general “Test”: #general-discussion #session-recaps #characters-and-npcs #campaign-lore #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main
    0:12.000  in vain: Accept(Named("olaf"))
    0:20.000  gwen_the_gm uses /campaign invite: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.100  invite creation: answer lost
    0:20.666  to gwen_the_gm: ✅ **Invite Created: Test**
              https://discord.gg/mZ23EfMpRh
              It brings one person to this server and into the campaign, until ⟨24:00:20⟩. Anyone who has the link can use it: give it only to your players.
    0:20.666  job 3 is done
    0:40.000  gwen_the_gm uses /campaign invite: thinking…
    0:40.000  job 4 comes to a worker, delivery 1
    0:40.200  the worker is killed before it hears the answer to its request
    0:40.200  job 4 ends with its worker
    1:10.000  job 4 comes to a worker, delivery 2
    1:10.300  to gwen_the_gm: ✅ **Invite Created: Test**
              https://discord.gg/ubZ4exDuJ4
              It brings one person to this server and into the campaign, until ⟨24:00:40⟩. Anyone who has the link can use it: give it only to your players.
    1:10.300  job 4 is done
    1:20.000  gwen_the_gm uses /campaign invite: thinking…
    1:20.000  job 5 comes to a worker, delivery 1
    1:20.100  invite creation: 429 shared for 20s
    1:20.300  to gwen_the_gm: 🏗️ **Creating an Invite: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/1
              ⏳ Discord is rate-limiting me until ⟨1:41⟩ (in 101 s from the start). I'll continue automatically.
    1:20.300  job 5 goes back to the queue
    1:41.300  job 5 comes to a worker, delivery 2
    1:41.600  to gwen_the_gm: ✅ **Invite Created: Test**
              https://discord.gg/ujvspJigTy
              It brings one person to this server and into the campaign, until ⟨24:01:20⟩. Anyone who has the link can use it: give it only to your players.
    1:41.600  job 5 is done
    2:00.000  gwen_the_gm uses /campaign invite: thinking…
    2:00.000  job 6 comes to a worker, delivery 1
    2:00.100  invite creation: refused 403 50013
    2:00.300  to gwen_the_gm: ❌ **No Invite Created: Test**
              Discord refused to create an invite to the channel #general-discussion. I'm not allowed to. I need Manage Roles, and Create Invite in that channel; an admin can give me both. Then try again.
    2:00.300  job 6 is done
    2:10.000  gwen_the_gm uses /campaign invite: thinking…
    2:10.000  job 7 comes to a worker, delivery 1
    2:10.100  invite creation: 429 shared for 21600s
    2:10.300  to gwen_the_gm: ❌ **No Invite Created: Test**
              Discord is rate-limiting me for longer than I can wait.
              Nothing was changed.
              Try it again after ⟨6:02:11⟩ (in 6 h from the start); repeating it does no harm.
    2:10.300  job 7 is done
    2:20.000  an admin takes all rights from the bot
    2:21.000  gwen_the_gm uses /campaign invite: thinking…
    2:21.000  job 8 comes to a worker, delivery 1
    2:21.200  to gwen_the_gm: ❌ **No Invite Created: Test**
              Nothing was changed:
              • I lack “Manage Roles”. Give my role this permission under Server Settings → Roles, then repeat the command.
    2:21.200  job 8 is done

In the end there is
  role “Test Members”, which gwen_the_gm and nina has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
64 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
