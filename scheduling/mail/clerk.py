"""What the calendar of the Requester answers: an entry deleted in Outlook is no withdrawal."""

from scheduling.mail.heard import Heard


def accept(heard: Heard) -> str:
    """They want the appointment anyway; so with a perhaps."""
    return "accepted"


def decline(heard: Heard) -> str:
    """Nothing is cancelled. They get the page where they can, if nobody is needed."""
    return heard.answer("reply_needed", "needed")


def counter(heard: Heard) -> str:
    """Another time is asked for on the page, so that who comes is asked, too."""
    return heard.answer("reply_counter", "counter")


def over(heard: Heard) -> str:
    """Nothing is left to cancel."""
    return "known"
