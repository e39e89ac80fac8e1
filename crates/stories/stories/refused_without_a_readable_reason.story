# Discord's answers are garbled while the bot looks for its own user. The person reads how to go on.
The bot's user is not its application.
Every delivery has a fresh worker.
On request 11, always: invalid JSON.
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  member look: refused 404 10007
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.500  channel creation: invalid JSON (and 9 more)
    0:00.786  channels look: invalid JSON
    0:01.100  reply edit: invalid JSON
    0:01.200  reply: 🏗️ **Creating Campaign: Test**
              `[████░░░░░░░░░░░░░░░░]` 23% · 3/13
              Created #general-discussion
    0:01.242  channels look: invalid JSON (and 22 more)
    0:28.752  reply edit: invalid JSON
    0:28.852  reply: 🏗️ **Creating Campaign: Test**
              `[████░░░░░░░░░░░░░░░░]` 23% · 3/13
              ⏳ Discord's answer is unreadable. I'll continue automatically at ⟨0:34⟩ (in 34 s from the start).
    0:28.852  job 1 goes back to the queue
    0:34.852  job 1 comes to a worker, delivery 2
    0:34.852  guild look: invalid JSON
    0:34.852  channels look: invalid JSON
    0:34.852  member look: invalid JSON
    0:35.170  channels look: invalid JSON
    0:35.177  guild look: invalid JSON
    0:35.707  channels look: invalid JSON
    0:35.950  guild look: invalid JSON
    0:36.050  GET /webhooks/{application_id}/{token}/messages/@original: invalid JSON (and 2 more)
    0:37.400  reply edit: invalid JSON
    0:37.500  reply: ❌ **Campaign Not Finished: Test**
              I can't see which parts exist already. Discord refused to show me this server. It gave no reason (code 0, HTTP 404). Repeat the command in a few minutes. If Discord refuses it again, please tell the operator of this bot.
    0:37.500  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
57 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
