"""The mail door: what calendars answer to our invites (RFC 5546 3.2.3, 3.2.7).

listening.py  answer -> Assignment, who answers, which answer; keeps what it was taken for
heard.py      what a handler knows, and the one mail it may answer with
volunteer.py  who was to come: sees to it that nobody waits for them in vain
clerk.py      whom they come to: nothing is undone by a calendar alone
"""

from scheduling.mail.listening import hear, on_message_received

__all__ = ["hear", "on_message_received"]
