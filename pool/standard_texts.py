"""What the legal pages say as long as a Pool has no words of its own; a coordinator begins with them."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy

from pool.models import Pool

PAGES = {
    "impressum": "imprint",
    "datenschutz": "privacy",
    "barrierefreiheit": "accessibility",
}  # page -> the column of a Pool's own words; the view and the files of ours are called like it
HEADINGS = {
    "impressum": gettext_lazy("Impressum"),
    "datenschutz": gettext_lazy("Datenschutz"),
    "barrierefreiheit": gettext_lazy("Erklärung zur Barrierefreiheit"),
}


def standard_text(page: str, pool: Pool | None) -> str:
    """The house's own text in the reader's language, as pool.domain.prose reads it."""
    return render_to_string(f"pool/standard/{PAGES[page]}.txt", {"pool": pool}).strip()


def page_text(page: str, pool: Pool | None) -> str:
    """What the page says: the Pool's words, else the house's."""
    return (getattr(pool, PAGES[page]) if pool else "") or standard_text(page, pool)
