"""The further words as people type them: delays, pauses, dates, hours, STOPP; the code is 4821."""

LATE = """
SPÄTER 4821 15
später 4821 15
spaeter 4821 15
SPÄTER4821 15
später 4821 15min
Später: 4821, 15 Minuten
verspätung 4821 15 min
Verspätung 15 Minuten, 4821
komme 15 min später 4821
Ich komme 15 Minuten später! 4821
4821 komme leider 15 min zu spät, sorry
bin ca. 15 Minuten verspätet 4821
Habe 15 Min Verspätung 4821
Stau, komme etwa 15 Minuten später 4821
I will be 15 minutes late 4821
late 4821 15
"""

ABSENT = """
NIEMAND 4821
niemand4821
4821 niemand
Niemand da 4821
Es ist niemand gekommen 4821
Leider kam niemand 4821
Hier ist niemand 4821
niemand erschienen 4821
keiner da 4821
nobody came 4821
"""

PAUSES = {  # text -> days
    "PAUSE 14": 14,
    "pause14": 14,
    "Pause 14 Tage": 14,
    "Pause: 2 Wochen": 14,
    "Ich mache 14 Tage Pause": 14,
    "brauche eine Pause": None,
    "PAUSE": None,
    "Pause bis Montag": None,
    "pause 1,5": None,
    "Pause 4821": 4821,
}

BACK = """
WIEDER DA
wieder da!
Bin wieder da
Hallo, ich bin wieder da. LG
bin jetzt wieder da
wieder zurück
Pause beenden
Pause ist vorbei
"""

DATES = """
TERMINE
Termine bitte
meine Termine?
Meine nächsten Einsätze
"""

CALENDAR = """
KALENDER
Kalender
kalender?
Kalender bitte!
calendar
Mein Kalender
Kalender-Link bitte
den Link zum Kalender bitte
Hallo, Kalender schicken bitte. LG
my calendar
"""

REPORTS = {  # text -> codes, minutes, km
    "FERTIG 4821 75 24": (("4821",), 75, "24"),
    "fertig 4821 75 24,5": (("4821",), 75, "24,5"),
    "Fertig 4821 75 24.5": (("4821",), 75, "24.5"),
    "FERTIG 4821 75": (("4821",), 75, "0"),
    "fertig 75": ((), 75, "0"),
    "fertig 75 24": ((), 75, "24"),
    "Fertig: 4821, 75 Min, 24 km": (("4821",), 75, "24"),
    "fertig 4821 75min 24km": (("4821",), 75, "24"),
    "FERTIG 4821 24 km und 75 Minuten": (("4821",), 75, "24"),
    "FERTIG 75 4821 24": (("4821",), 75, "24"),
    "4821 fertig 75 24": (("4821",), 75, "24"),
    "fertig - 4821 - 75": (("4821",), 75, "0"),
    "done 4821 75 min": (("4821",), 75, "0"),
    "FERTIG ٤٨٢١ ٧٥": (("4821",), 75, "0"),
    "bin fertig 4821 75": (("4821",), 75, "0"),
    "Ich bin fertig 4821 75 24": (("4821",), 75, "24"),
    "fertig 4821 75 24 danke": (("4821",), 75, "24"),
    "Fertig 4821 75 min und 24 km gefahren": (("4821",), 75, "24"),
    "fertig 4821 75 24 Liebe Grüße": (("4821",), 75, "24"),
    "fertig 4821 0 0": (("4821",), 0, "0"),
}

STOP = """
STOP
Stop
stop.
STOPP
stopp!
STOPALL
unsubscribe
cancel
END
quit
abmelden
Abmelden!
stop bitte
Bitte stopp
STOP, danke
stop stop stop
nein stopp
STOP 😡
„STOP“
S​TOP
Keine SMS mehr
bitte keine SMS mehr
Nein, bitte keine SMS mehr!
no more messages please
opt out
ＳＴＯＰ
"""

HELP = """
HILFE
hilfe
help
Info
Hilfe bitte
stop 4821
Bitte hört endlich auf, STOPP
nein 4821 keine SMS mehr
don't stop
ja stop
"""
