# Several people with their own view: each sees what they may, and is answered alone. The button is of another version.
kai, mo are members.
pia is a pending member.
robo is a bot.
leo was a member.
At 0 s the channel "general" has an old message with the button "Join campaign" that sends "cw0:join:{general}".
At 1 s kai presses "Join campaign".
At 2 s leo presses "Join campaign".
At 3 s pia presses "Leave".
At 4 s kai uses "/add-campaign name: The Lost Mine".
At 5 s kai uses "/add-campaign name: The Lost Mine" past Discord.
At 6 s gwen uses "/add-campaign name: The Lost Mine".
At 10 s kai looks around.
At 11 s an admin gives the role to kai.
At 12 s kai looks around.
At 13 s gwen looks around.
At 14 s somebody deletes the message with the button "Join campaign".
At 15 s mo presses "Join campaign".
At 16 s mo leaves the server.
At 17 s mo uses "/add-campaign name: The Lost Mine" past Discord.
At 18 s mo comes back to the server.
At 19 s pia agrees to the rules.
At 20 s kai writes "hello" in the channel "safety".

----
    0:00.000  #general has an old message with [Join campaign]
    0:01.000  kai presses [Join campaign]
    0:01.000  to kai: 🤔 This button is from another version of me. Nothing was changed. Use `/campaign info`.
    0:02.000  leo is not in the server
    0:03.000  pia sees no [Leave] to use
    0:04.000  Discord does not offer /add-campaign to kai
    0:05.000  kai uses /add-campaign name: The Lost Mine past Discord: thinking…
    0:05.000  job 1 comes to a worker, delivery 1
    0:05.200  reply to kai: ❌ **Campaign Not Created: The Lost Mine**
              Nothing was created: you lack “Manage Channels” and “Manage Roles” in this channel, and no admin of this server has allowed you to use `/add-campaign`.
              An admin can do one of these:
              • Allow the command to you or to one of your roles, without giving any permission: Server Settings → Integrations → my name → `/add-campaign`.
              • Give one of your roles these permissions under Server Settings → Roles (for one channel, Discord calls Manage Roles “Manage Permissions”). If it has them already, this channel's own settings take them away: try another channel.
              Then use the command again.
    0:05.200  job 1 is done
    0:06.000  gwen_the_gm uses /add-campaign name: The Lost Mine: thinking…
    0:06.000  job 2 comes to a worker, delivery 1
    0:06.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: The Lost Mine**
              Looking at the server…
    0:06.500  reply to gwen_the_gm: ✅ **Campaign Created: The Lost Mine**
              Role: @The Lost Mine Members · Game master: @gwen_the_gm
              📝 Text: #general-discussion #session-recaps 🔒#gm-notes #maps-and-visuals #session-zero #safety #dice-rolls
              🔊 Voice: #campaign-main
              💬 Forum: #characters-and-npcs #campaign-lore 🔒#gm-planning
              🔒 Only the game master and server admins can see these.
              [Join campaign] [Leave] [Add players…]
    0:06.500  job 2 is done
    0:10.000  kai sees #general
    0:11.000  an admin gives the role to kai
    0:12.000  kai sees #general “The Lost Mine”: #general-discussion #session-recaps #characters-and-npcs #campaign-lore #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main
    0:13.000  gwen sees #general “The Lost Mine”: #general-discussion #session-recaps #gm-notes #characters-and-npcs #campaign-lore #gm-planning #maps-and-visuals #session-zero #safety #dice-rolls #campaign-main
    0:14.000  somebody deletes the message with [Join campaign]
    0:15.000  mo presses [Join campaign]: thinking…
    0:15.000  job 3 comes to a worker, delivery 1
    0:15.300  message in #gm-notes, which pings gwen_the_gm: ⏳ @gwen_the_gm 
              @mo wants to join this campaign.
              [Let in] [Decline]
    0:15.400  to mo: ⏳ **Asked to Join: The Lost Mine**
              The game masters have your request. You see the campaign as soon as one lets you in.
    0:15.400  job 3 is done
    0:16.000  mo leaves the server
    0:17.000  mo is not in the server
    0:18.000  mo comes back to the server
    0:19.000  pia agrees to the rules
    0:20.000  kai writes in #safety: hello

In the end there is
  role “The Lost Mine Members”, which gwen_the_gm and kai has
  category “The Lost Mine” with 11: #general-discussion #session-recaps #gm-notes 💬characters-and-npcs 💬campaign-lore 💬gm-planning #maps-and-visuals #session-zero #safety #dice-rolls 🔊campaign-main
28 requests, 0 dead letters, 0 violations
Ending of “The Lost Mine” for kai: undone
Ending of “The Lost Mine” for gwen_the_gm: complete
