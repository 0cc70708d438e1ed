"""The worker's door: reads the clock, calls one function. Jobs carry primary keys only."""

from notifications import clock, delivery, fetching, inbox, looking_up, mailboxes


def deliver(pk: int) -> None:
    """Send one Message."""
    delivery.deliver(pk, at=clock.now())


def tell(pk: int) -> None:
    """Tell of one Message that never set out."""
    delivery.tell(pk, at=clock.now())


def look_up(pk: int) -> None:
    """Ask the provider what became of one Message."""
    looking_up.look_up(pk, at=clock.now())


def fetch() -> None:
    """Take in what came in and did not reach us."""
    fetching.fetch(at=clock.now())


def read_mailbox(pk: int) -> None:
    """Look at what is new in one mailbox."""
    mailboxes.read_mailbox(pk, at=clock.now())


def understand(pk: int) -> None:
    """Let one inbound Message have its effect."""
    inbox.understand(pk, at=clock.now())


def sweep() -> None:
    """Every minute: a sign of life, then whatever is due or stuck."""
    clock.beat()
    at = clock.now()
    delivery.sweep(at=at)
    looking_up.sweep(at=at)
    fetching.sweep(at=at)
    mailboxes.sweep(at=at)
    inbox.sweep(at=at)
