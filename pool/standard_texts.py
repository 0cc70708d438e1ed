"""What the legal pages say as long as a Pool has no words of its own; a coordinator begins with them."""

from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from pool.models import Pool


class Page(NamedTuple):
    """A legal page: the Pool's column for its own words (the view is called like it), and our own text."""

    column: str
    heading: str | Promise
    text: str


PAGES = {
    "impressum": Page("imprint", gettext_lazy("Impressum"), "pool/standard/imprint.txt"),
    "datenschutz": Page("privacy", gettext_lazy("Datenschutz"), "pool/standard/privacy.txt"),
    "barrierefreiheit": Page(
        "accessibility", gettext_lazy("Erklärung zur Barrierefreiheit"), "pool/standard/accessibility.txt"
    ),
}


def standard_text(page: str, pool: Pool | None) -> str:
    """The house's own text in the reader's language, as pool.domain.prose reads it."""
    return render_to_string(PAGES[page].text, {"pool": pool}).strip()


def page_text(page: str, pool: Pool | None) -> str:
    """What the page says: the Pool's words, else the house's."""
    return (getattr(pool, PAGES[page].column) if pool else "") or standard_text(page, pool)
