# Allowed, but not in this channel.
The gm has a role without permissions.
At 0 s an admin allows the command to the role "Storyteller".
At 0 s an admin forbids the command in the channel "general".
At 1 s the gm asks for "Test".
At 2 s the gm asks for "Test" past Discord.

----
    0:00.000  an admin allows /add-campaign to @Storyteller
    0:00.000  an admin forbids /add-campaign in #general
    0:01.000  Discord does not offer /add-campaign to gwen_the_gm
    0:02.000  gwen_the_gm uses /add-campaign “Test” past Discord: thinking…
    0:02.000  job 1 comes to a worker, delivery 1
    0:02.300  reply: ❌ **Campaign Not Created: Test**
              Nothing was created: you lack “Manage Channels” and “Manage Roles” in this channel, and an admin has turned `/add-campaign` off in this channel.
              Try another channel, or ask an admin to turn it on in this one: Server Settings → Integrations → my name → `/add-campaign`.
              Then use the command again.
    0:02.300  job 1 is done

In the end there is
  nothing new
3 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
