"""Plain yes and no in the languages volunteers speak, and which of these words are safe to believe.

    "ne"   Greek: yes   Serbian, Bulgarian: no   ->  asked back
    "evet" Turkish: yes, nowhere else a word     ->  a yes

A word counts only when it means the same in every language of the table. `other` are words that people of
this language may send alone and mean neither yes nor no (German "da": I am here; Arabic "خير": good, which
in Persian is a no). What German and English say in `vocabulary.py` counts always, it is the language of
the Pool; therefore a Polish "no" (well) or a Serbian "ja" (I) is only safe because further words of these
languages are known to nobody, and so asked back.
"""

from typing import NamedTuple

from scheduling.domain.letters import plain


class Words(NamedTuple):
    """What a language says for yes, for no, and with the same letters for something else."""

    yes: str
    no: str
    other: str = ""


TABLE = {
    "German": Words("ja jo nu", "nein nee nö ne", "da na nah nie po wo je maya haa ha"),
    "English": Words("yes yep yeah", "no nope nah", "net are ho bale"),
    "Arabic": Words("نعم ايوه أيوه ايوا أيوا اجل أجل naam aiwa aywa", "لا كلا la", "خير هو kheyr"),
    "Persian": Words("بله بلی آره اره baleh bale are", "نه نخیر خیر na nah kheyr"),
    "Pashto": Words("هو ho wo", "نه na"),
    "Turkish": Words("evet", "hayır", "ne bele"),
    "Kurmanji": Words("erê belê ere bele", "na nexêr nexer", "da"),
    "Sorani": Words("بەڵێ ئەرێ", "نەخێر نا na", "ewe"),
    "Russian": Words("да da", "нет net njet"),
    "Ukrainian": Words("так tak", "ні ni"),
    "Polish": Words("tak", "nie", "no ja po"),
    "Romanian": Words("da", "nu", "si"),
    "Tigrinya": Words("እወ ewe", "ኣይፋል አይፋል ኣይፋልን", "ere bele"),
    "Amharic": Words("አዎ አዎን", "አይደለም"),
    "Somali": Words("haa", "maya"),
    "French": Words("oui", "non", "si la ni je"),
    "Spanish": Words("sí si", "no", "la"),
    "Italian": Words("sì si", "no", "la ne"),
    "Albanian": Words("po", "jo", "ne"),
    "Serbian": Words("da да", "ne не", "ja ја je"),
    "Bulgarian": Words("да da", "не ne", "на na"),
    "Greek": Words("ναι ναί nai ne", "όχι οχι oxi ohi"),
    "Urdu": Words("ہاں جی haan", "نہیں nahi nai"),
}


def _all(column: int) -> frozenset[str]:
    return frozenset(word for row in TABLE.values() for word in plain(row[column]).split())


_YES, _NO, _OTHER = _all(0), _all(1), _all(2)
YES = _YES - _NO - _OTHER
NO = _NO - _YES - _OTHER
UNSAFE = (_YES | _NO) - YES - NO  # known somewhere, but not believed anywhere
