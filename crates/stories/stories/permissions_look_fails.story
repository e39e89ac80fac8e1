# Whether it is allowed cannot be found out for a while: nothing is made until it can.
The gm has a role without permissions.
At 0 s an admin allows the command to the role "Storyteller".
At 1 s the gm asks for "Test".
On any permissions look, 4 times: 503.

----
    0:00.000  an admin allows /add-campaign to @Storyteller
    0:01.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:01.000  job 1 comes to a worker, delivery 1
    0:01.000  permissions look: 503 (and 2 more)
    0:02.360  reply: 🏗️ **Creating Campaign: Test**
              ⏳ Discord is answering with an error (HTTP 503) at the moment. I'll continue automatically at ⟨0:08⟩ (in 8 s from the start).
    0:02.360  job 1 goes back to the queue
    0:08.360  job 1 comes to a worker, delivery 2
    0:08.360  permissions look: 503
    0:09.061  reply: 🏗️ **Creating Campaign: Test**
              `[░░░░░░░░░░░░░░░░░░░░]` 0% · 0/13
    0:09.361  reply: ✅ **Campaign Created: Test**
              Role: @Test Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:09.361  job 1 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
27 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
