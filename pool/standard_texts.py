"""What the legal pages say as long as a Pool has no words of its own; a coordinator begins with them."""

from django.template.loader import render_to_string

from pool.models import Pool

PAGES = {
    "impressum": "imprint",
    "datenschutz": "privacy",
    "barrierefreiheit": "accessibility",
}  # page -> the column of a Pool's own words
TEXTS = {
    "impressum": "pool/standard/imprint.txt",
    "datenschutz": "pool/standard/privacy.txt",
    "barrierefreiheit": "pool/standard/accessibility.txt",
}


def standard_text(page: str, pool: Pool | None) -> str:
    """The house's own text in the reader's language, as pool.domain.prose reads it."""
    return render_to_string(TEXTS[page], {"pool": pool}).strip()


def page_text(page: str, pool: Pool | None) -> str:
    """What the page says: the Pool's words, else the house's."""
    return (getattr(pool, PAGES[page]) if pool else "") or standard_text(page, pool)
