"""The demo: seed, phones, mailbox, clock, processes."""
