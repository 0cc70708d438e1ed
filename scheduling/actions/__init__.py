"""One verb per intent: `offers.accept_offer(offer, by=…, at=…)`. The only place where scheduling writes.

Every verb is one transaction, records one Event and speaks only through `scheduling.messages`.
Rows are locked in one order everywhere: Person, Request, Offer, Assignment.
"""
