# People renamed most channels and deleted some. The others have their topics, so they are still the template's.
At 0 s the gm asks for "Test".
At 10 s an admin renames the channel "general-discussion" to "stammtisch".
At 11 s an admin renames the channel "session-recaps" to "chronik".
At 12 s an admin renames the channel "maps-and-visuals" to "karten".
At 13 s an admin renames the channel "session-zero" to "regeln".
At 14 s an admin renames the channel "characters-and-npcs" to "figuren".
At 15 s an admin renames the channel "campaign-lore" to "welt".
At 16 s an admin deletes the channel "safety".
At 17 s an admin deletes the channel "dice-rolls".
At 20 s gwen uses "/campaign info campaign: Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #stammtisch #chronik 🔒#gm-notes #karten #regeln #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #figuren #welt 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:10.000  an admin renames #general-discussion to #stammtisch
    0:11.000  an admin renames #session-recaps to #chronik
    0:12.000  an admin renames #maps-and-visuals to #karten
    0:13.000  an admin renames #session-zero to #regeln
    0:14.000  an admin renames #characters-and-npcs to #figuren
    0:15.000  an admin renames #campaign-lore to #welt
    0:16.000  an admin deletes #safety
    0:17.000  an admin deletes #dice-rolls
    0:20.000  gwen_the_gm uses /campaign info campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ℹ️ **Test**
              Led by @gwen_the_gm · 1 member · 9 channels · created in 0 s from the start
              Role: @Test Members
              To join, ask the game masters with **Join campaign**.
              **Something is missing.** Repair would create #safety, #dice-rolls.
              Renamed, it seems: #stammtisch (#general-discussion in the template), #chronik (#session-recaps in the template), #figuren (#characters-and-npcs in the template), #welt (#campaign-lore in the template), #karten (#maps-and-visuals in the template), #regeln (#session-zero in the template). **Compare with the template…** asks about that.
              [Join campaign] [Leave] [Add players…] [Repair] [Compare with the template…] [Delete…]
    0:20.300  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 9: #stammtisch #chronik #gm-notes 💬figuren 💬welt 💬gm-planning #karten #regeln 🔊campaign-main
25 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
