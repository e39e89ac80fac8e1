# Twelve campaigns, ten a page. A page takes three requests and the edit of the reply; the first one also looks who the bot is.
kai, mo are members.
greta may manage roles.
At 0 s the server has 12 more campaigns.
At 10 s gwen uses "/campaign list".
At 20 s gwen presses "Next".
At 30 s gwen presses "First page".
At 40 s kai uses "/campaign list".
At 50 s gwen chooses "Campaign 3" in "Show a campaign".

----
    0:00.000  the server has 12 more campaigns
    0:10.000  gwen_the_gm uses /campaign list: thinking…
    0:10.000  job 1 comes to a worker, delivery 1
    0:10.300  to gwen_the_gm: ℹ️ **12 Campaigns That You Can See**
              • **Campaign 1** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 2** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 3** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 4** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 5** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 6** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 7** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 8** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 9** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 10** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              [Show a campaign ▾] [Next]
    0:10.300  job 1 is done
    0:20.000  gwen_the_gm presses [Next]. The message becomes: 🏗️ **Working…**
    0:20.000  job 2 comes to a worker, delivery 1
    0:20.300  to gwen_the_gm: ℹ️ **12 Campaigns That You Can See**
              • **Campaign 11** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 12** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              [Show a campaign ▾] [First page]
    0:20.300  job 2 is done
    0:30.000  gwen_the_gm presses [First page]. The message becomes: 🏗️ **Working…**
    0:30.000  job 3 comes to a worker, delivery 1
    0:30.300  to gwen_the_gm: ℹ️ **12 Campaigns That You Can See**
              • **Campaign 1** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 2** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 3** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 4** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 5** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 6** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 7** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 8** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 9** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              • **Campaign 10** · led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start · **10 missing**
              [Show a campaign ▾] [Next]
    0:30.300  job 3 is done
    0:40.000  kai uses /campaign list: thinking…
    0:40.000  job 4 comes to a worker, delivery 1
    0:40.300  to kai: ℹ️ **No Campaigns**
              This server has no campaign that you can see. `/add-campaign` creates one.
    0:40.300  job 4 is done
    0:50.000  gwen_the_gm chooses Campaign 3 in “Show a campaign”: thinking…
    0:50.000  job 5 comes to a worker, delivery 1
    0:50.300  to gwen_the_gm: ℹ️ **Campaign 3**
              Led by @gwen_the_gm · 0 members · 1 channel · created in 0 s from the start
              Role: @Campaign 3 Members
              To join, ask the game masters with **Join campaign**.
              **Something is missing.** Repair would create #general-discussion, #session-recaps, #gm-notes, #campaign-main, #characters-and-npcs, #campaign-lore, #gm-planning, #maps-and-visuals, #safety, #dice-rolls; give the role to @gwen_the_gm.
              Different from the template, and left alone: #Campaign 3 (permissions), #session-zero (topic, permissions)
              [Join campaign] [Leave] [Add players…] [Repair] [Compare with the template…] [Delete…]
    0:50.300  job 5 is done

In the end there is
  role “Campaign 1 Members”, which nobody has
  role “Campaign 2 Members”, which nobody has
  role “Campaign 3 Members”, which nobody has
  role “Campaign 4 Members”, which nobody has
  role “Campaign 5 Members”, which nobody has
  role “Campaign 6 Members”, which nobody has
  role “Campaign 7 Members”, which nobody has
  role “Campaign 8 Members”, which nobody has
  role “Campaign 9 Members”, which nobody has
  role “Campaign 10 Members”, which nobody has
  role “Campaign 11 Members”, which nobody has
  role “Campaign 12 Members”, which nobody has
  category “Campaign 1” with 1: #session-zero
  category “Campaign 2” with 1: #session-zero
  category “Campaign 3” with 1: #session-zero
  category “Campaign 4” with 1: #session-zero
  category “Campaign 5” with 1: #session-zero
  category “Campaign 6” with 1: #session-zero
  category “Campaign 7” with 1: #session-zero
  category “Campaign 8” with 1: #session-zero
  category “Campaign 9” with 1: #session-zero
  category “Campaign 10” with 1: #session-zero
  category “Campaign 11” with 1: #session-zero
  category “Campaign 12” with 1: #session-zero
22 requests, 0 dead letters, 0 violations
