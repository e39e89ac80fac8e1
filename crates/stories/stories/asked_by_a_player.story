# Discord does not offer the command to somebody who lacks its permissions and whom no admin allowed it.
At 0 s a player asks for "Test".

----
    0:00.000  Discord does not offer /add-campaign to player_1

In the end there is
  nothing new
0 requests, 0 dead letters, 0 violations
