# The admin takes it back between the command and the job.
The gm has a role without permissions.
At 0 s an admin allows the command to the role "Storyteller".
At 1 s the gm asks for "Test".
On permissions look 1: an admin takes back what the command was allowed.

----
    0:00.000  an admin allows /add-campaign to @Storyteller
    0:01.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:01.000  job 1 comes to a worker, delivery 1
    0:01.100  an admin takes back what /add-campaign was allowed
    0:01.200  reply: ❌ **Campaign Not Created: Test**
              Nothing was created: you lack “Manage Channels” and “Manage Roles” in this channel, and no admin of this server has allowed you to use `/add-campaign`.
              An admin can do one of these:
              • Allow the command to you or to one of your roles, without giving any permission: Server Settings → Integrations → my name → `/add-campaign`.
              • Give one of your roles these permissions under Server Settings → Roles (for one channel, Discord calls Manage Roles “Manage Permissions”). If it has them already, this channel's own settings take them away: try another channel.
              Then use the command again.
    0:01.200  job 1 is done

In the end there is
  nothing new
2 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
