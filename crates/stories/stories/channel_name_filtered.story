# The name is the template's: another name for the campaign would not help.
Discord filters the name "safety".
At 0 s the gm asks for "Test".

----
    0:00.000  gwen_the_gm uses /add-campaign “Test”: thinking…
    0:00.000  job 1 comes to a worker, delivery 1
    0:00.100  reply: 🏗️ **Creating Campaign: Test**
              Looking at the server…
    0:00.400  channel creation: refused 400 50035
    0:00.900  reply: ❌ **Campaign Not Created: Test**
              Discord refused to create the channel #safety. It does not accept the channel's name; a word in it may be filtered. Another name for the campaign doesn't help: please ask the operator of this bot to change this channel's name in its template (`config/campaign_channels.yaml`). If you copied a category, change it there.
              I removed the 12 things I had created.
    0:00.900  job 1 is done

In the end there is
  nothing new
31 requests, 0 dead letters, 0 violations
Ending of “Test” for gwen_the_gm: undone
