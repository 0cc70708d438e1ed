"""The SMS door: hears what notifications took in, calls one action, gives one answer or keeps why not.

listening.py   text -> Reply -> Decision -> one of the handlers; keeps the outcome
heard.py       what a handler knows, and the one answer
questions.py   JA and NEIN to what was asked
booked.py      JA to "Kommen Sie?", ABSAGE, SPÄTER, NIEMAND, FERTIG, TERMINE: what was promised
themselves.py  PAUSE, WIEDER DA, STOPP, START, the code of a number
asking_back.py what was not certain
leaving.py     a word of ours leaves, or cannot
"""

from scheduling.sms.leaving import on_delivery_changed
from scheduling.sms.listening import hear, on_message_received

__all__ = ["hear", "on_delivery_changed", "on_message_received"]
