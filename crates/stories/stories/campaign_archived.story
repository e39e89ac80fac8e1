# Nobody writes in an archived campaign; everybody reads, and it is opened again as it was.
kai, mo are members.
At 0 s the gm asks for "Test".
At 20 s gwen uses "/campaign add-player player: kai campaign: Test".
At 25 s kai writes "The dice are cast." in the channel "safety".
At 30 s gwen uses "/campaign archive campaign: Test".
At 40 s kai writes "Anybody here?" in the channel "safety".
At 41 s gwen writes "Nobody." in the channel "gm-notes".
At 42 s kai looks around.
At 43 s mo presses "Join campaign".
At 44 s the gm asks for "Test".
At 45 s gwen uses "/campaign add-player player: mo campaign: Test".
At 46 s mo writes "I am new." in the channel "safety".
At 50 s gwen uses "/campaign archive campaign: Test".
At 60 s gwen presses "Restore".
At 70 s kai writes "We are back." in the channel "safety".
At 71 s gwen writes "So am I." in the channel "gm-notes".
At 80 s gwen uses "/campaign restore campaign: Test".

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
    0:20.000  gwen_the_gm uses /campaign add-player player: kai campaign: Test: thinking…
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    0:20.300  job 2 is done
    0:25.000  kai writes in #safety: The dice are cast.
    0:30.000  gwen_the_gm uses /campaign archive campaign: Test: thinking…
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.200  to gwen_the_gm: 🏗️ **Archiving Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/34
    0:30.600  to gwen_the_gm: ✅ **Campaign Archived: Test**
              Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. `/campaign restore` opens it again.
              [Restore]
    0:30.600  job 3 is done
    0:40.000  kai cannot write in #safety
    0:41.000  gwen cannot write in #gm-notes
    0:42.000  kai sees #general “Test”: #general-discussion #session-recaps #characters-and-npcs #campaign-lore #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main
    0:43.000  mo presses [Join campaign]: thinking…
    0:43.000  job 4 comes to a worker, delivery 1
    0:43.200  to mo: ❌ **Not Joined: Test**
              This campaign is archived: nobody writes in it any more, and nobody joins. To open it again, use `/campaign restore`, or ask @gwen_the_gm.
    0:43.200  job 4 is done
    0:44.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:44.000  job 5 comes to a worker, delivery 1
    0:44.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:44.300  reply to gwen_the_gm: ❌ **Campaign Not Created: Test**
              This campaign is archived: nobody writes in it any more, and nobody joins. To open it again, use `/campaign restore`, or ask @gwen_the_gm.
    0:44.300  job 5 is done
    0:45.000  gwen_the_gm uses /campaign add-player player: mo campaign: Test: thinking…
    0:45.000  job 6 comes to a worker, delivery 1
    0:45.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @mo can see the campaign's channels now.
    0:45.300  job 6 is done
    0:46.000  mo cannot write in #safety
    0:50.000  gwen_the_gm uses /campaign archive campaign: Test: thinking…
    0:50.000  job 7 comes to a worker, delivery 1
    0:50.200  to gwen_the_gm: ℹ️ **Already Archived: Test**
              Nobody can write or speak in it, except server admins. Everybody who could read it still can. Nobody can join. `/campaign restore` opens it again.
              [Restore]
    0:50.200  job 7 is done
    1:00.000  gwen_the_gm presses [Restore]. The message becomes: 🏗️ **Working…**
    1:00.000  job 8 comes to a worker, delivery 1
    1:00.200  to gwen_the_gm: 🏗️ **Restoring Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/35
    1:00.600  to gwen_the_gm: ✅ **Campaign Restored: Test**
              Its players can write again, and people join as before.
    1:00.600  job 8 is done
    1:10.000  kai writes in #safety: We are back.
    1:11.000  gwen writes in #gm-notes: So am I.
    1:20.000  gwen_the_gm uses /campaign restore campaign: Test: thinking…
    1:20.000  job 9 comes to a worker, delivery 1
    1:20.200  to gwen_the_gm: ℹ️ **Not Archived: Test**
              It is open: its players can write.
    1:20.200  job 9 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai and mo has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
127 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Test” for gwen_the_gm: undone
