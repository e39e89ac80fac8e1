# An admin removes the bot's own overwrite from the category, and the person does as they are told.
On channel creation 6: an admin shuts the bot out of the category.
At 0 s the gm asks for "Test".
At 5 min the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  an admin shuts the bot out of the category
    0:00.400  channel creation: refused 403 50001 (and 6 more)
    0:00.700  channel deletion: refused 403 50001
    0:00.800  reply to gwen_the_gm: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #characters-and-npcs. I'm not allowed to. Somebody may have removed my role or its permissions just now: I need Manage Channels, Manage Roles and View Channels. Then repeat the command.
              I removed the 4 things I had created.
              ⚠️ Still there: @Test Members #Test. Delete what you don't need, or use the command again to finish it once I have the permissions.
    0:00.800  job 1 is done
    5:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    5:00.000  job 2 comes to a worker, delivery 1
    5:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    5:00.300  reply to gwen_the_gm: ❌ **Campaign Not Created: Test**
              Nothing was created:
              • There is a role @Test Members of this name that is in use. Choose another name, or rename or delete that role. If it belongs to a campaign of mine, its category was deleted (delete the role, too) or is hidden from me (let me view it again).
    5:00.300  job 2 is done

In the end there is
  role “Test Members”, which gwen_the_gm has
  category “Test” with 0: 
30 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: reported
Ending of “Test” for gwen_the_gm: undone
