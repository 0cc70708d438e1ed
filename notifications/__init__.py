"""How a word leaves the house and comes in. Imports nobody: neither pool nor scheduling.

outbox > (queue) > delivery > channels > Twilio, a gateway, SMTP, simulator
webhooks > inbox > (queue) > two signals, heard by whoever gives the words a meaning
mailboxes, or a pipe > incoming > inbox: calendars' answers, and bounces, which stay here
looking_up, fetching, lines: what the provider knows and we do not, and whether it is there at all
"""
