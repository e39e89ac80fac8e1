# Somebody who may not, and whose request comes all the same: nothing is made, and the bot makes one request to find out.
At 0 s a player asks for "Test" past Discord.

----
    0:00.000  player_1 uses /add-campaign “Test” past Discord: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.200  reply: ❌ **Campaign Not Created: Test**
              Nothing was created: you lack “Manage Channels” and “Manage Roles” in this channel, and no admin of this server has allowed you to use `/add-campaign`.
              An admin can do one of these:
              • Allow the command to you or to one of your roles, without giving any permission: Server Settings → Integrations → my name → `/add-campaign`.
              • Give one of your roles these permissions under Server Settings → Roles (for one channel, Discord calls Manage Roles “Manage Permissions”). If it has them already, this channel's own settings take them away: try another channel.
              Then use the command again.
    0:00.200  job 1 is done

In the end there is
  nothing new
2 requests, 0 dead letters, 0 violations
Ending of “Test” for player_1: undone
