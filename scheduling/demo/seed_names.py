"""Invented people: first names (women, men) and surnames by origin, and who speaks what."""

from typing import NamedTuple


class Origin(NamedTuple):
    """Names that go together."""

    women: str
    men: str
    surnames: str


class Speakers(NamedTuple):
    """`number` volunteers of one origin; the first language is theirs, others at the level given."""

    origin: str
    number: int
    languages: tuple[str, ...]


ORIGINS = {
    "levant": Origin(
        "Rima Nour Salma Hala Lubna", "Ziad Karim Anas Firas Bassel", "Khoury Sabbagh Darwish Masri Issa"
    ),
    "iraq": Origin("Zainab Shahad", "Haidar Mustafa Ali", "Al-Jabouri Hamdani Saadi Rashid"),
    "maghreb": Origin("Imane Yasmina", "Younes Rachid", "Benali Amrani Ouali"),
    "kurd": Origin("Berfin Zelal Rojda Nesrin", "Azad Baran Serhat Dilovan", "Aydin Demirkan Sincar"),
    "iran": Origin("Parisa Shirin Mahsa", "Dariush Kaveh Arash", "Farahani Rostami Moradi Kazemi"),
    "afghan": Origin("Freshta Marwa Nilufar", "Farid Jawad Omid", "Noori Rahimi Ahmadzai Stanekzai"),
    "turkey": Origin("Elif Zeynep Sevgi Derya", "Emre Kerem Volkan", "Yilmazer Korkut Sahin Aksoy"),
    "russia": Origin("Galina Olesya Marina", "Maxim Viktor", "Sokolow Wagner Lebedew Schmidtke"),
    "ukraine": Origin("Oksana Iryna Halyna Solomija", "Taras Bohdan", "Kowaltschuk Melnyk Bondar Wowk"),
    "albania": Origin("Arta Vjosa", "Besnik Ilir", "Krasniqi Berisha Hoxhaj"),
    "romania": Origin("Ioana Mihaela", "Andrei Ciprian", "Popescu Munteanu Dragan"),
    "bulgaria": Origin("Desislava", "Plamen", "Dimitrowa Kolew"),
    "poland": Origin("Agnieszka Kinga", "Tomasz", "Nowicka Zielinska Wojcik"),
    "bosnia": Origin("Amra Lejla", "Senad", "Hodzic Begovic"),
    "serbia": Origin("Jelena", "Milan", "Jovanovic Petrovic"),
    "hungary": Origin("Ildiko", "Zoltan", "Szabo"),
    "greece": Origin("Eleni", "Nikos", "Papadakis"),
    "italy": Origin("Chiara", "Matteo", "Ferri"),
    "spain": Origin("Lucia", "Alvaro", "Romero Castillo"),
    "portugal": Origin("Catarina", "Tiago", "Moreira"),
    "england": Origin("Abigail", "Graham", "Thornton Whitfield"),
    "congo": Origin("Grace", "Patrice", "Mbemba Kabongo"),
    "somalia": Origin("Hodan Ifrah", "Abdirahman", "Warsame Farah"),
    "ethiopia": Origin("Selamawit", "Dawit", "Bekele"),
    "pakistan": Origin("Ayesha", "Usman", "Qureshi Malik"),
    "bangladesh": Origin("Nusrat", "Tanvir", "Chowdhury"),
    "vietnam": Origin("Thi_Lan", "Van_Minh", "Nguyen"),
    "china": Origin("Yulan", "Jianguo", "Zhao"),
    "thailand": Origin("Malee", "Somchai", "Saetang"),
    "georgia": Origin("Nino", "Giorgi", "Beridze"),
    "armenia": Origin("Anahit", "Armen", "Sarkisjan"),
    "azerbaijan": Origin("Gunay", "Elchin", "Mammadli"),
    "chechnya": Origin("Madina", "Ruslan", "Dudajewa"),
}

SPEAKERS = (
    Speakers("levant", 9, ("apc", "arb:C1")),
    Speakers("iraq", 4, ("acm",)),
    Speakers("maghreb", 2, ("ary", "fra:C1")),
    Speakers("kurd", 6, ("kmr", "tur:B2")),
    Speakers("iran", 5, ("pes",)),
    Speakers("afghan", 6, ("prs", "pes:B2")),
    Speakers("afghan", 2, ("pus", "prs:C1")),
    Speakers("turkey", 7, ("tur",)),
    Speakers("russia", 5, ("rus",)),
    Speakers("ukraine", 6, ("ukr", "rus:C1")),
    Speakers("albania", 4, ("sqi",)),
    Speakers("romania", 4, ("ron",)),
    Speakers("bulgaria", 2, ("bul",)),
    Speakers("poland", 3, ("pol",)),
    Speakers("bosnia", 2, ("bos", "hrv:native:bos")),
    Speakers("serbia", 2, ("srp",)),
    Speakers("hungary", 1, ("hun",)),
    Speakers("greece", 1, ("ell",)),
    Speakers("italy", 1, ("ita",)),
    Speakers("spain", 2, ("spa",)),
    Speakers("portugal", 1, ("por",)),
    Speakers("england", 2, ("eng",)),
    Speakers("congo", 2, ("fra", "lin")),
    Speakers("somalia", 3, ("som", "eng:B2")),
    Speakers("ethiopia", 1, ("amh",)),
    Speakers("pakistan", 2, ("urd", "pan:C1")),
    Speakers("bangladesh", 1, ("ben",)),
    Speakers("vietnam", 1, ("vie",)),
    Speakers("china", 1, ("cmn",)),
    Speakers("thailand", 1, ("tha",)),
    Speakers("georgia", 1, ("kat", "rus:B2")),
    Speakers("armenia", 1, ("hye", "rus:B2")),
    Speakers("azerbaijan", 1, ("aze", "tur:B2")),
    Speakers("chechnya", 1, ("che", "rus:C1")),
)
