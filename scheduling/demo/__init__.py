"""The demo: an invented pool, its phones and mailbox, and Twilio's side of the wire."""
