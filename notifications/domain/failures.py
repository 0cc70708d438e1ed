"""Why a word did not arrive: four words, never mixed up, and the providers' codes for them."""

from enum import StrEnum

from notifications.domain.words import gettext_noop as _


class Failure(StrEnum):
    """Whose fault it is, which decides who has to do something.

    TEMPORARY   nobody's: try again later
    PERMANENT   the recipient's number or address: never again, ask another way
    TECHNICAL   ours: account, credit, sender, setting; an administrator is needed
    UNCLEAR     perhaps it arrived: look it up, never send again blindly
    """

    TEMPORARY = "temporary"
    PERMANENT = "permanent"
    TECHNICAL = "technical"
    UNCLEAR = "unclear"


LABELS = {
    Failure.TEMPORARY: _("vorübergehend gestört, wird noch einmal versucht"),
    Failure.PERMANENT: _("dauerhaft nicht erreichbar"),
    Failure.TECHNICAL: _("unser Zugang zum Anbieter ist gestört"),
    Failure.UNCLEAR: _("ungewiss, ob es angekommen ist"),
}

# The codes of Twilio, and the words of a gateway (docs/sms-gateway.md).
OPTED_OUT = frozenset({"21610", "opted_out"})
DEAD_NUMBER = frozenset({"21211", "21612", "21614", "30005", "30006", "unreachable_number"})  # for any word
DEAF_NUMBER = frozenset({"30003", "30004", "30008", "switched_off"})  # perhaps another day


def of_receipt(code: str) -> Failure:
    """What an undelivered word's code means; a provider without codes says nothing against the number."""
    if code in DEAD_NUMBER | OPTED_OUT:
        return Failure.PERMANENT
    return Failure.TEMPORARY if code in DEAF_NUMBER or not code else Failure.TECHNICAL
