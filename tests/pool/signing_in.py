"""How a test comes in: the mails that leave in the background, and the code in them."""

import re
import threading
from typing import Any

from pool.accounts.adapter import IN_BACKGROUND


def delivered(mailoutbox: list[Any]) -> list[Any]:
    """The mails, once all that are on their way have left."""
    for thread in threading.enumerate():
        if thread.name == IN_BACKGROUND:
            thread.join()
    return mailoutbox


def code_in(mail: Any) -> str:
    """The eight digits that stand alone on a line."""
    [code] = re.findall(r"^(\d{8})$", mail.body, re.MULTILINE)
    return str(code)
