# Renamed, and then nobody knows its id any more.
Known weakness: the campaign that an earlier delivery made is not recognised under its new name, and asking again is refused.
On channel creation 5: an admin renames the category to "Old".
On channel creation 8: killed during.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.200  reply: 🏗️ **Creating Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:00.400  an admin renames the category to “Old”
    0:00.400  the worker is killed while Discord carries out its request
    0:00.400  job 1 ends with its worker
   12:00.000  job 1 comes to a worker, delivery 2
   12:00.300  reply: ❌ **Campaign Not Finished: Test**
              I was interrupted, and do not find again what I may have made before: somebody may have renamed or deleted it. Look for it; I can make no more:
              • There is a role @Test Members of this name that is in use. Choose another name, or rename or delete that role. If it belongs to a campaign of mine, its category was deleted (delete the role, too) or is hidden from me (let me view it again).
              Then use the command again: it makes only what is missing.
   12:00.300  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Old” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
25 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
