"""How a word leaves the house and comes in. Imports nobody: neither pool nor scheduling.

outbox > (queue) > delivery > channels > Twilio, SMTP, simulator
webhooks > inbox > (queue) > two signals, heard by whoever gives the words a meaning
"""
