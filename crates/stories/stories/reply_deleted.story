# Somebody deletes the reply: they do not want to read it.
Known weakness: nobody is told how it ended; whoever deleted the reply may not be who asked.
At 0 s the gm asks for "Test".
At 600 ms somebody deletes the reply.

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.200  reply: 🏗️ **Creating Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:00.600  somebody deletes the reply
    0:00.600  reply edit: refused 404 10008
    0:00.600  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
23 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: SILENT
