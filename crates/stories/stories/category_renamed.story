# An admin renames the category while channels are being made, and the person does as they are told.
Known weakness: the role and the category are there, but said to be missing, and asking again is refused (core/src/report/campaign.rs finds them by name, although the run knows their ids).
On channel creation 5: an admin renames the category to "Old".
At 0 s the gm asks for "Test".
At 5 min the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.200  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:00.400  an admin renames the category to “Old”
    0:07.080  reply to gwen_the_gm: ❌ **Campaign Incomplete: Test**
              Use `/add-campaign` with the name Test again: it makes only what is missing.
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              ⚠️ Discord does not show the role Test Members.
              ⚠️ Discord does not show the category.
    0:07.080  job 1 is done
    5:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    5:00.000  job 2 comes to a worker, delivery 1
    5:00.300  reply to gwen_the_gm: ❌ **Campaign Not Created: Test**
              Nothing was made:
              • There is a role @Test Members of this name that is in use. Choose another name, or rename or delete that role. If it belongs to a campaign of mine, its category was deleted (delete the role, too) or is hidden from me (let me view it again).
    5:00.300  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Old” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
45 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
Ending of “Test” for gwen_the_gm: undone
