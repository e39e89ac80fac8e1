# A campaign is renamed, and found by its new name.
At 0 s the gm asks for "Test".
At 10 s gwen uses "/campaign rename name: The *Lost* Mine campaign: Test".
At 20 s the gm asks for "The *Lost* Mine".
At 30 s gwen uses "/campaign rename name: The *Lost* Mine" in the channel "safety".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @The *Lost* Mine Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:10.000  gwen_the_gm uses /campaign rename name: The *Lost* Mine campaign: Test: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.400  to gwen_the_gm: ✅ **Campaign Renamed: Test**
              It is called **The \*Lost\* Mine** now. Its role is @The *Lost* Mine Members.
    0:10.400  job 2 is done
    0:20.000  gwen_the_gm uses /add-campaign “The *Lost* Mine”: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: The \*Lost\* Mine**
              Looking at the server…
    0:20.300  reply to gwen_the_gm: ✅ **Campaign Already There: The \*Lost\* Mine**
              Role: @The *Lost* Mine Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:20.300  job 3 is done
    0:30.000  gwen_the_gm uses /campaign rename name: The *Lost* Mine: thinking…
    0:30.000  job 4 comes to a worker, delivery 1
    0:30.200  to gwen_the_gm: ℹ️ **Campaign Not Renamed: The \*Lost\* Mine**
              It is already called **The \*Lost\* Mine**. Nothing was changed.
    0:30.200  job 4 is done

In the end there is
  role “The *Lost* Mine Members”, which gwen_the_gm has
  category “The *Lost* Mine” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
36 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “The *Lost* Mine” for gwen_the_gm: complete
