"""One spelling for what people type in many."""

from unicodedata import category, combining, normalize


def fold(text: str) -> str:
    """`text` without case, accents, umlauts and punctuation: "Türkisch" and "Tuerkisch" become equal."""
    plain = normalize("NFKD", text.casefold().replace("ı", "i"))
    words = "".join(c if category(c)[0] in "LMN" else " " for c in plain if not combining(c))
    for two, one in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        words = words.replace(two, one)
    return " ".join(words.split())
