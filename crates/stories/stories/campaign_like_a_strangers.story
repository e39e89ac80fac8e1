# A member whom an admin allowed the command, and who may nothing else, copies what they see of a campaign: not the channels of
# its game masters, nor their names.
kai is a member.
At 0 s the gm asks for "Test".
At 5 s gwen uses "/campaign add-player player: kai campaign: Test".
At 10 s an admin allows the command to kai.
At 15 s kai uses "/add-campaign name: Copy like: Test" past Discord.
At 20 s kai uses "/add-campaign name: Copy like: Test anyway: true" past Discord.
At 30 s kai uses "/campaign template category: Test".
At 40 s sven uses "/campaign template category: Test" past Discord.

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
    0:05.000  gwen_the_gm uses /campaign add-player player: kai campaign: Test: thinking…
    0:05.000  job 2 comes to a worker, delivery 1
    0:05.300  to gwen_the_gm: ✅ **Players Added: Test**
              ✅ @kai can see the campaign's channels now.
    0:05.300  job 2 is done
    0:10.000  an admin allows /add-campaign to kai
    0:15.000  kai uses /add-campaign name: Copy like: Test past Discord: thinking…
    0:15.000  job 3 comes to a worker, delivery 1
    0:15.200  reply to kai: 🏗️ **Creating Campaign: Copy**
              Looking at the server…
    0:15.300  reply to kai: ⚠️ **Campaign Not Created: Copy**
              Not copied: channels that you can't see.
              Nothing was created yet. To create the campaign without these channels, use the command again with the option `anyway`.
    0:15.300  job 3 is done
    0:20.000  kai uses /add-campaign name: Copy like: Test anyway: true past Discord: thinking…
    0:20.000  job 4 comes to a worker, delivery 1
    0:20.200  reply to kai: 🏗️ **Creating Campaign: Copy**
              Looking at the server…
    0:20.600  reply to kai: ✅ **Campaign Created: Copy**
              Role: @Copy Members · Game master: @kai
              📝 Text: #general-discussion #session-recaps #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore
              ℹ️ Not copied: channels that you can't see.
              [Join campaign] [Leave] [Add players…]
    0:20.600  job 4 is done
    0:30.000  kai uses /campaign template category: Test: thinking…
    0:30.000  job 5 comes to a worker, delivery 1
    0:30.200  to kai: ✅ **Template: Test**
              `campaign_channels.yaml` has 9 channels. The operator of this bot can use it as the template of all campaigns; after a change, `channelwright validate` checks it. To copy the category without a file, use `/add-campaign` with the option `like`.
              ℹ️ Not copied: channels that you can't see.
              📎 campaign_channels.yaml
                | # The channels of Test
                | # Not copied: channels that you can't see.
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
                |   - name: characters-and-npcs
                |     type: forum
                |     description: "One post for each character, played or met along the way, with portrait, story and sheet."
                |
                |   - name: campaign-lore
                |     type: forum
                |     description: "One post for each place, faction, god and legend of the world, for everyone to look up and add to."
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
                |   - name: dice-rolls
                |     type: text
                |     description: "Roll here, so that the story stays readable elsewhere."
                |
                |   - name: campaign-main
                |     type: voice
    0:30.200  job 5 is done
    0:40.000  sven_the_stranger uses /campaign template category: Test past Discord: thinking…
    0:40.000  job 6 comes to a worker, delivery 1
    0:40.200  to sven_the_stranger: ❌ **No Template**
              I can't copy that category: it is gone, or hidden from you or me. Choose one that both of us can see.
    0:40.200  job 6 is done

In the end there is
  role “Test Members”, which gwen_the_gm and kai has
  role “Copy Members”, which kai has
  category “Test” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
  category “Copy” with 9: #general-discussion #session-recaps 💬characters-and-npcs 💬campaign-lore #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
58 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: complete
Ending of “Copy” for kai: reported
Ending of “Copy” for kai: complete
