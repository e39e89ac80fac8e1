# Discord allows two renames in ten minutes. The third one waits.
At 0 s the gm asks for "Test".
At 10 s gwen uses "/campaign rename name: One" in the channel "safety".
At 20 s gwen uses "/campaign rename name: Two" in the channel "safety".
At 30 s gwen uses "/campaign rename name: Three" in the channel "safety".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  reply to gwen_the_gm: ✅ **Campaign Created: Test**
              Role: @Three Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:00.500  job 1 is done
    0:10.000  gwen_the_gm uses /campaign rename name: One: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.400  to gwen_the_gm: ✅ **Campaign Renamed: Test**
              It is called **One** now. Its role is @Three Members.
    0:10.400  job 2 is done
    0:20.000  gwen_the_gm uses /campaign rename name: Two: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.400  to gwen_the_gm: ✅ **Campaign Renamed: One**
              It is called **Two** now. Its role is @Three Members.
    0:20.400  job 3 is done
    0:30.000  gwen_the_gm uses /campaign rename name: Three: thinking…
    0:30.000  job 4 comes to a worker, delivery 1
    0:30.200  channel edit: 429, wait 580s
    0:30.300  to gwen_the_gm: 🏗️ **Renaming Campaign: Two**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/2
              ⏳ Discord is rate-limiting me until ⟨10:11⟩ (in 10 min from the start). I'll continue automatically.
    0:30.300  job 4 goes back to the queue
   10:11.300  job 4 comes to a worker, delivery 2
   10:11.700  to gwen_the_gm: ✅ **Campaign Renamed: Two**
              It is called **Three** now. Its role is @Three Members.
   10:11.700  job 4 is done

In the end there is
  role “Three Members”, which gwen_the_gm has
  category “Three” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
43 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
