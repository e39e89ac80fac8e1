# Nobody copies a category that they cannot see, and nobody learns the names of its channels; nor can the bot copy what it
# cannot see. A channel is no category.
kai is a member.
The guild has a category "Staff".
The category "Staff" has a text channel "salaries".
Only kai and the bot see "Staff".
Only kai and the bot see "salaries".
The guild has a category "Vault" that the bot cannot see.
At 0 s gwen uses "/add-campaign name: Copy like: Staff".
At 10 s gwen uses "/campaign template category: Staff".
At 20 s gwen uses "/campaign template category: Vault".
At 30 s gwen uses "/campaign template category: general".

----
    0:00.000  gwen_the_gm uses /add-campaign name: Copy like: Staff: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply to gwen_the_gm: 🏗️ **Creating Campaign: Copy**
              Looking at the server…
    0:00.200  reply to gwen_the_gm: ❌ **Campaign Not Created: Copy**
              I can't copy that category: it is gone, or hidden from you or me. Choose one that both of us can see.
    0:00.200  job 1 is done
    0:10.000  gwen_the_gm uses /campaign template category: Staff: thinking…
    0:10.000  job 2 comes to a worker, delivery 1
    0:10.200  to gwen_the_gm: ❌ **No Template**
              I can't copy that category: it is gone, or hidden from you or me. Choose one that both of us can see.
    0:10.200  job 2 is done
    0:20.000  gwen_the_gm uses /campaign template category: Vault: thinking…
    0:20.000  job 3 comes to a worker, delivery 1
    0:20.200  to gwen_the_gm: ❌ **No Template**
              I can't copy that category: it is gone, or hidden from you or me. Choose one that both of us can see.
    0:20.200  job 3 is done
    0:30.000  gwen_the_gm uses /campaign template category: general: thinking…
    0:30.000  job 4 comes to a worker, delivery 1
    0:30.200  to gwen_the_gm: ❌ **No Template**
              I can't copy that category: it is gone, or hidden from you or me. Choose one that both of us can see.
    0:30.200  job 4 is done

In the end there is
  nothing new
17 requests, 0 dead letters, 0 violations
Ending of “Copy” for gwen_the_gm: undone
