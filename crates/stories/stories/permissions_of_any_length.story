# Discord promises no length for a set of permissions. This one is the bot's usual set and bit 200.
On any guild look, always: "roles/Channelwright/permissions" reads "1606938044258990275541962092341162602522202997160890174926416".
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.000  guild look: roles/Channelwright/permissions is "1606938044258990275541962092341162602522202997160890174926416"
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
20 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
