# A campaign as a template file, with what people changed there.
At 0 s the gm asks for "Test".
At 5 s an admin deletes the channel "dice-rolls".
At 6 s an admin opens the channel "gm-notes" to everyone.
At 10 s gwen uses "/campaign template category: Test".

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
    0:05.000  an admin deletes #dice-rolls
    0:06.000  an admin opens #gm-notes to everyone
    0:10.000  gwen_the_gm uses /campaign template category: Test: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.200  to gwen_the_gm: ✅ **Template: Test**
              `campaign_channels.yaml` has 10 channels. The operator of this bot can use it as the template of all campaigns; after a change, `channelwright validate` checks it. To copy the category without a file, use `/add-campaign` with the option `like`.
              📎 campaign_channels.yaml
                | # The channels of Test
                | game_master_may: [manage_messages, pin_messages, manage_threads, mute_members, deafen_members, move_members]
                |
                | channels:
                |   - name: general-discussion
                |     type: text
                |     description: "Anything about the campaign that has no better place, from scheduling to snacks."
                |
                |   - name: session-recaps
                |     type: text
                |     description: "What happened last time, told by whoever remembers it best. One message per session."
                |
                |   - name: gm-notes
                |     type: text
                |     description: "Behind the screen: secrets, loose threads and notes that the players must not read."
                |
                |   - name: characters-and-npcs
                |     type: forum
                |     description: "One post for each character, played or met along the way, with portrait, story and sheet."
                |
                |   - name: campaign-lore
                |     type: forum
                |     description: "One post for each place, faction, god and legend of the world, for everyone to look up and add to."
                |
                |   - name: gm-planning
                |     type: forum
                |     gm_only: true
                |     description: "One post for each session, encounter or plot in preparation. Only the game master sees it."
                |
                |   - name: maps-and-visuals
                |     type: text
                |     description: "Maps, handouts and pictures, so that everyone sees the same dungeon."
                |
                |   - name: session-zero
                |     type: text
                |     description: "What we agreed on before the first session, from tone and house rules to character creation."
                |
                |   - name: safety
                |     type: text
                |     description: "Lines, veils and other safety tools. Speak up here, or write to the game master in private."
                |
                |   - name: campaign-main
                |     type: voice
    0:10.200  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 10: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety 🔊campaign-main
24 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
