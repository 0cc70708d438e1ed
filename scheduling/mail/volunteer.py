"""What the calendar of who was to come answers."""

from notifications.masking import without_tokens
from pool.domain.refusals import Refused
from scheduling.actions import assignments, reminders
from scheduling.domain.states import AssignmentState
from scheduling.mail.heard import Heard
from scheduling.messages import SOON
from scheduling.volunteers import actor_of

REASON, LONGEST = "im Kalender abgesagt", 200


def accept(heard: Heard) -> str:
    """Nothing is left to do, unless they were asked whether they still come: that is the answer."""
    row = heard.row
    if heard.is_older or not row.awaits_word:
        return "accepted"
    try:
        reminders.say_still_coming(row, by=actor_of(row), at=heard.at)
    except Refused as refused:
        return f"accepted:{refused.code}"
    return "still_coming"


def decline(heard: Heard) -> str:
    """They do not come: cancelled as by SMS, and searched anew. Not for what has been changed since."""
    row, at = heard.row, heard.at
    if heard.is_older:
        return heard.answer("reply_outdated", "outdated")
    comment = f": {without_tokens(heard.reply.comment)}" if heard.reply.comment else ""
    try:
        assignments.cancel_assignment(row, by=actor_of(row), at=at, reason=f"{REASON}{comment}"[:LONGEST])
    except Refused as refused:
        return heard.answer("reply_refused", f"refused:{refused.code}", sentence=refused)
    return heard.answer("reply_cancelled", "cancelled", soon=row.starts - at < SOON)


def unclear(heard: Heard) -> str:
    """Perhaps, or somebody else instead: only a yes or a no helps."""
    return heard.answer("reply_unclear", "unclear")


def counter(heard: Heard) -> str:
    """Another time is agreed upon by people; the calendar keeps the one that is promised."""
    return heard.answer("reply_counter", "counter")


def over(heard: Heard) -> str:
    """It is not promised any more. Who seems to come all the same is told; a no agrees with what is."""
    declined = heard.reply.partstat == "DECLINED" and heard.reply.method == "REPLY"
    if heard.row.state != AssignmentState.CANCELLED:
        return "over" if declined else "accepted"
    return "known" if declined else heard.answer("reply_gone", "gone")
