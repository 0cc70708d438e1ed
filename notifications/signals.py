"""The only two signals of the house. They invert a dependency: this room knows nobody above it."""

from django.dispatch import Signal

# A Message came in and is claimed: message=, at=. What receivers do commits together with the claim.
message_received = Signal()

# A Message on its way out changed: message=, state=, at=. Sent inside the transaction of the change.
delivery_changed = Signal()
