"""Who requests: a dozen invented authorities with their Requesters, and one that wants in. All invented."""

from dataclasses import dataclass

from scheduling.actions.registrations import Application


@dataclass(frozen=True)
class Body:
    """One authority and the person who files its Requests."""

    name: str
    setting: str
    plz: str
    town: str
    street: str
    meeting_point: str
    requester: str
    email: str
    kind: str = "office"
    state: str = "approved"


BODIES = (
    Body("Jugendamt Korbach", "youth_office", "34497", "Korbach", "Lindenallee 12", "Foyer, Schalter 2",
         "Gesa Klee", "gesa@jugendamt.example"),
    Body("Grundschule am Berg", "school", "34497", "Korbach", "Bergweg 3", "Sekretariat",
         "Henning Pohl", "henning@schule.example", "school"),
    Body("Kita Regenbogen", "kita", "35066", "Frankenberg (Eder)", "Wiesengrund 7", "Eingang Hofseite",
         "Britta Lohr", "leitung@kita-regenbogen.example", "kita"),
    Body("Sozialamt Frankenberg", "social_office", "35066", "Frankenberg (Eder)", "Ederufer 21", "Raum 104",
         "Carsten Eich", "eich@sozialamt.example"),
    Body("Ausländerbehörde Korbach", "immigration", "34497", "Korbach", "Lindenallee 14", "Wartezone B",
         "Doris Hahn", "hahn@auslaenderbehoerde.example"),
    Body("Jobcenter Bad Wildungen", "jobcenter", "34537", "Bad Wildungen", "Kurpromenade 5", "Empfang",
         "Frank Otto", "otto@jobcenter.example"),
    Body("Beratungsstelle Ankommen", "counselling", "34454", "Bad Arolsen", "Schlossgasse 9", "1. Stock",
         "Hanna Weiß", "weiss@ankommen.example", "counselling"),
    Body("Schwangerenberatung Korbach", "counselling", "34497", "Korbach", "Am Markt 2", "2. Stock",
         "Inga Thiel", "thiel@beratung.example", "counselling"),
    Body("Gesamtschule Edertal", "school", "34549", "Edertal", "Schulstraße 1", "Lehrerzimmer",
         "Jens Kramer", "kramer@gesamtschule.example", "school"),
    Body("Praxis am Markt", "health", "35066", "Frankenberg (Eder)", "Obermarkt 4", "Anmeldung",
         "Karin Stahl", "praxis@praxis-am-markt.example", "health"),
    Body("Unterkunft Volkmarsen", "housing", "34471", "Volkmarsen", "Steinweg 30", "Büro im Erdgeschoss",
         "Lars Bruns", "bruns@unterkunft.example", "housing"),
    Body("Frühe Hilfen Willingen", "youth_office", "34508", "Willingen (Upland)", "Talstraße 8", "Empfang",
         "Mona Seidel", "seidel@fruehe-hilfen.example", "counselling"),
    Body("Kita Sonnenhang", "kita", "34516", "Vöhl", "Sonnenhang 1", "Haupteingang",
         "Nora Busch", "leitung@kita-sonnenhang.example", "kita", "pending"),
)  # fmt: skip
NEIGHBOUR = Body("Jugendhilfe Homberg", "youth_office", "34576", "Homberg (Efze)", "Stellweg 11", "Pforte",
                 "Olaf Ritz", "ritz@jugendhilfe.example", "association")  # fmt: skip

WAITING = Application(
    name="Familienzentrum Twistetal", kind="association", postal_code="34477", town="", street="Mühlenweg 6",
    cost_bearer="", contact_name="Petra Lang", email="lang@familienzentrum.example", phone="069 90009060",
    note="Wir haben jeden Dienstag Sprechstunde und brauchen oft Dari und Arabisch.",
)  # fmt: skip

COORDINATOR = ("Ines Vogt", "ines@dolmetscherpool.example")
ADMINISTRATOR = ("Admina Berg", "admin@dolmetscherpool.example")
NEIGHBOUR_COORDINATOR = ("Jona Ritter", "jona@nachbarpool.example")
