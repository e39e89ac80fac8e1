# Somebody who may not: no job, no campaign.
At 0 s a player asks for "Test".

----
    0:00.000  player_1 uses /add-campaign “Test”: ❌ **You may not make a campaign here:** you lack **Manage Channels** and **Manage Roles** in this channel (in a channel's own settings, Discord calls Manage Roles “Manage Permissions”). The server's owner or an administrator can give them to one of your roles under Server Settings → Roles. If your role has them already, this channel's own settings take them away: try another channel.

In the end there is
  nothing new
0 requests, 0 dead letters, 0 violations
Ending of “Test” for player_1: not accepted
