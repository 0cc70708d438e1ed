"""The words people answer with. Lower case, one spelling each way; `replies.py` says how they are read."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# As people type it in a hurry, or without blanks.
TYPED = {
    "nich": "nicht", "nciht": "nicht", "kan": "kann", "komen": "kommen", "kome": "komme",
    "jagerne": "ja gerne", "jagern": "ja gern", "jaklar": "ja klar", "jabitte": "ja bitte",
    "jadanke": "ja danke",
    "jamachich": "ja mach ich", "jaichkomme": "ja ich komme", "neindanke": "nein danke",
    "leidernicht": "leider nicht", "leidernein": "leider nein", "keinezeit": "keine zeit",
    "kannicht": "kann nicht", "gehtnicht": "geht nicht",
}  # fmt: skip

# Who wants no SMS. Twilio blocks a number after one of its words alone, so they all mean the same here.
STOP = _words("stop stopp stoppen stopall unsubscribe abmelden abbestellen optout")
STOP_ALONE = _words("cancel end quit revoke")  # beside other words they may mean something else
STOP_PHRASES = (
    "keine sms mehr", "keine nachrichten mehr", "keine anfragen mehr", "no more sms", "no more messages",
    "no more texts", "opt out",
)  # fmt: skip
START = _words("start unstop anmelden")
HELP = _words("hilfe help info")

POLITE = _words(
    "danke vielen dank bitte sehr ich es das hallo guten tag moin lg mfg vg gruss grüsse gruesse liebe "
    "viele beste freundliche freundlichen herzliche herzlichen schöne grüssen gruessen mit thanks thank you "
    "please hi hello und euch ihnen servus best regards many merci teşekkürler sağol shukran spasibo спасибо "
    "дякую شكرا شکرا"
)

THANKS = _words("danke dank thanks thank dankeschön dankeschoen")
THANKS_BESIDE = POLITE | THANKS | _words("auch alles gute für fuer die info")

# A yes. Every word of the message must be known here, or it is no yes.
YES = _words(
    "ja jaa jawohl jawoll jap jup jepp yes yep yup yeah klar gerne gern zusage einverstanden natürlich "
    "natuerlich freilich selbstverständlich selbstverstaendlich absolutely"
)
# With its code a yes, alone perhaps only "I have read it" or "I have arrived".
FAINT = _words(
    "ok okay okey passt klappt sicher unbedingt sure zugesagt bestätigt bestaetigt accept accepted"
)
FAINT_PHRASES = (
    "alles klar", "o k", "in ordnung", "geht in ordnung", "das klappt", "im in", "geht klar",
    "das geht", "passt mir", "passt mir gut", "passt gut", "ich kann",
    "ich bin da", "bin da", "werde da sein", "bin frei", "ich bin frei", "bin verfügbar", "i am available",
    "im available", "i am free", "im free", "that works", "works for me", "sounds good", "i can",
)  # fmt: skip
YES_BESIDE = _words(  # beside a yes they change nothing
    "super perfekt prima toll great perfect gladly termin einsatz den für fuer zum code antwort dann "
    "pünktlich der"
)
YES_BESIDE_PHRASES = (
    "kein problem", "no problem", "freue mich", "ich freue mich", "freue mich drauf", "freue mich darauf",
    "für die anfrage", "fuer die anfrage", "for asking", "bitte eintragen", "guten morgen", "guten abend",
    "schönen tag", "schönen tag noch", "schönes wochenende", "schönen abend", "einen schönen tag",
    "good morning", "hallo zusammen", "tragen sie mich ein", "verstanden", "komme ich", "kann ich machen",
    "kann ich übernehmen", "freu mich", "ich freu mich", "freu mich drauf", "fürs fragen", "ist gut",
    "von mir",
    "und mache das", "und mache es", "und komme",
    "an dem tag", "an diesem tag", "bis dann", "bis bald", "sehr geehrte damen und herren",
)  # fmt: skip
YES_PHRASES = (
    "ich komme", "mache ich", "ich mache", "ich mache es", "ich mache das", "bin dabei", "ich nehme an",
    "ich nehme es an", "ich nehme das an", "nehme ich", "ich übernehme", "übernehme ich",
    "ich uebernehme", "uebernehme ich", "ich sage zu", "sage zu", "ja zu", "ja kann ich", "ja ich kann",
    "ja das geht", "ja geht", "mach ich", "ich mach", "wird gemacht", "ich hab zeit", "ich sage ja",
    "ja komme", "komme gerne", "komme gern", "ich komme hin", "id love to",
    "i can do that", "hab zeit", "habe zeit", "das schaffe ich", "ja schaffe ich", "ich schaffe das",
    "ich schaffe es",
    "ich will das machen", "ich möchte das machen",
    "ich kann den termin gerne übernehmen", "ich kann den einsatz gerne übernehmen", "sure no problem",
    "happy to help", "glad to help",
    "ich werde kommen", "ich werde da sein", "ich werde dabei sein", "ich nehme den termin",
    "ich nehme den termin an", "den termin nehme ich", "den termin nehme ich an", "ich nehme den einsatz an",
    "ich kann den termin übernehmen", "ich kann den einsatz übernehmen", "ich kann übernehmen",
    "ich bestätige", "ich bestaetige", "ja ich will", "i accept", "i will be there",
    "ill be there", "ill come", "ill do it", "ill take it", "i will take it", "i can take it", "count me in",
    "happy to", "id be happy to", "ich kann kommen", "kann kommen", "ich habe zeit", "na klar",
    "auf jeden fall", "i will come", "i can do it", "yes i can", "yes i will", "i can come", "i will do it",
    "of course",
)  # fmt: skip
EVERY = re.compile(  # all dates of a series
    r" (?:alle|(?:für|fuer|zu|bei) alle[nr]?|an allen(?= (?:tagen|termine?n) )|for all|to all|all)"
    r"(?: (?:termine|terminen|daten|tage|tagen|dates|of them))?(?= )"
)
COMING = (  # may be about something promised already
    "ich komme", "komme gerne", "komme gern", "ich komme hin", "ich werde kommen", "ich werde da sein",
    "ich werde dabei sein", "i will be there", "ill be there", "ill come", "i will come",
)  # fmt: skip
SUPPOSING = (
    "ich nehme an das", "ich nehme an es", "ich nehme an ich", "ich nehme an ja", "ja ich nehme an",
    "nehme an passt", "passt das", "klappt das",  # the last two ask
)  # fmt: skip

# A no, and the word that also cancels what was promised.
NO = _words("nein no nee nö noe nope ablehnen ablehnung")
NO_ABROAD = _words("no nope")  # Polish "no tak" is a yes: only English or German words may follow
NO_STARTS = (
    "leider nein ", "leider no ", "sorry nein ", "sorry no ", "ich lehne ab ", "lehne ab ", "muss ablehnen ",
    "ich muss ablehnen ", "ich muss leider ablehnen ", "muss leider ablehnen ", "not this time ",
    "auf keinen fall ", "muss passen ", "ich muss passen ", "muss leider passen ", "ich muss leider passen ",
)  # fmt: skip
NO_GREETINGS = (  # before a no they change nothing
    "es tut mir leid ", "tut mir leid ", "guten tag ", "guten morgen ", "guten abend ", "hallo ", "hi ",
    "hello ", "moin ", "antwort ", "good morning ",
)  # fmt: skip
IMPEDED = re.compile(  # a no, though nobody says no
    r"(?:(?:ich|leider|sorry) )*(?:bin (?:(?:ich|da|leider|an|dem|diesem|tag|heute|morgen|schon|dann) )*"
    r"(?:krank|verhindert|verreist|im urlaub|auf (?:der )?arbeit|nicht (?:da|dabei|frei|verfügbar|hier))"
    r"|muss (?:(?:ich|da|leider|an|dem|tag|dann) )*arbeiten|arbeite(?: da| dann)?|zu weit(?: weg)?"
    r"|hab(?:e)? (?:(?:ich|da|schon|bereits|leider|dann) )*(?:einen )?anderen termin"
    r"|(?:meine? )?(?:kind|sohn|tochter|kinder)(?: ist| sind)?(?: leider)? krank"
    r"|(?<=leider )(?:krank|verhindert|verreist))\b"
    r"|(?:da|dann) (?:bin ich (?:leider )?(?:krank|verhindert|verreist|im urlaub|nicht da)|arbeite ich|"
    r"muss ich arbeiten)\b"
    r"|(?:(?:unfortunately|sorry) )*i (?:have to|must) work\b"
    r"|(?:(?:unfortunately|sorry) )*(?:im|i am) (?:sick|ill|busy|away|at work|on holiday)\b"
)
AWAY = re.compile(
    r"\b(?:urlaub|auf (?:der )?arbeit|nicht (?:da|dabei|frei|verfügbar|hier)|away|at work|on holiday)\b"
)
CANCEL = _words("absage absagen storno stornieren")
_WHAT = ("", "den termin ", "diesen termin ", "den einsatz ", "termin ")
CANCEL_STARTS = tuple(
    f"{must} {what}absagen "
    for what in _WHAT
    for must in (
        "muss", "ich muss", "muss leider", "ich muss leider", "leider muss ich", "ich möchte", "möchte",
        "bitte",
    )
) + ("ich sage ab ", "sage ab ", "ich sage leider ab ")  # fmt: skip
CANCEL_WITH_CODE = ("cancel ", "please cancel ", "i must cancel ", "i have to cancel ")

DOUBT = _words(
    "aber wenn falls vielleicht evtl eventuell oder ausser erst später spaeter nur doch trotzdem sondern "
    "lieber statt stattdessen ob warum wann wo wer wie frage fragen if but maybe or unless later except "
    "why when where"
)
# Behind a no they turn it around, take it back, or come from a machine: "no problem", "nein, nicht absagen".
TURNS = FAINT | _words(
    "nicht kein keine keinen nie not never dont doesnt wont problem probleme problems worries sorge sorgen "
    "gut super prima toll perfekt good great fine komme kommen geht gehts klappt stimmt bleibt bleiben gilt "
    "freue dabei frei zeit gesund be come can alles mistake wrong accident ungültig ignorieren vergessen "
    "vertippt verwechselt missverständnis löschen loeschen rückgängig rueckgaengig erreichbar nachricht "
    "antwort reply message melde melden rufe anrufen rückruf sprechen telefonieren driving büro"
)
TURN_STEMS = ("spät", "zurück", "zurueck", "verseh", "irrt", "falsch", "fehler", "automat", "abwesen")
THERE = re.compile(r"\bbin (?:\w+ )?(?:da|dort|hier|pünktlich)\b")

_FILL = (
    r"(?: (?:ich|es|das|da|dann|leider|heute|morgen|an|dem|diesem|am|tag|den|termin|um|mir|uns|bei|diesmal|"
    r"wirklich|gar|auch|so|kurzfristig|hier|diesen|einsatz|vormittag|nachmittag|montag|dienstag|mittwoch|donnerstag|"
    r"freitag|samstag|sonntag))*"
)
NEGATED = re.compile(  # a no that needs a "nicht" to be one
    rf"\b(?:kann|geht|passt|klappt|komme|schaffe?|will|möchte|moechte|darf){_FILL} nicht"
    r"(?! (?:ab|storn|cancel))(?: (?:kommen|machen|teilnehmen|dolmetschen|helfen|"
    r"annehmen|übernehmen|wahrnehmen))?\b"
    rf"|\bbin{_FILL} nicht (?:da|dabei|frei|verfügbar|hier)\b"
    rf"|\b(?:(?:habe|hab){_FILL} )?keine (?:zeit|lust|kinderbetreuung)\b|\bkein (?:interesse|auto)\b"
    r"|\b(?:leider|nein) nicht(?! (?:ab|storn|cancel|nur|schlimm|nötig))\b|\bnicht möglich\b|\bno time\b"
    r"|\b(?:can ?not|cant|no can)(?: (?:come|do it|make it|do))?\b|\bnot (?:available|possible|free)\b"
    r"|\bunfortunately not\b|\bauf keinen fall\b|\bnot this time\b"
    r"|\b(?:heute|morgen|diesmal)(?: leider)? nicht(?= ?$| (?:danke|bitte|lg|vg|mfg|sorry|leider)\b)"
    r"|\b(?:i )?dont have (?:the )?time\b"
)
NO_HEAD = re.compile(
    r"(?:(?:ich|es|leider|sorry|das|da|dann|an|dem|diesem|tag|am|um|die|zeit|mir|zeitlich|unfortunately|i|im|have|montag|dienstag|"
    rf"mittwoch|donnerstag|freitag|samstag|sonntag) )*(?!bin)(?:{NEGATED.pattern})"
)
_ENGLISH = (
    NO | _words("danke bitte ich leider kann nicht keine zeit thanks thank you please hi hello sorry")
    | _words("i im am can not cannot cant come do it make time available possible free unfortunately busy")
    | _words("sick ill holiday vacation work working at on away have another appointment today tomorrow")
)  # fmt: skip
KNOWN_NO = POLITE | _ENGLISH | CANCEL | _words(
    "bin im in urlaub krank arbeit arbeiten arbeite muss habe hab schon einen anderen anderer termin "
    "verhindert weg verreist unterwegs beschäftigt leid tut mir wegen krankheit meine mein kind kinder sohn "
    "tochter ist sind da dann heute morgen geht passt klappt schaffe komme kommen machen kein interesse "
    "diesmal sage ab cancel must möglich der den die zu auto"
)  # fmt: skip

IMPEDED_BESIDE = POLITE | NO | _words("leider sorry diesmal heute dann tut mir leid für fuer mich that day")

GREETING = _words("hallo hi hello moin guten tag morgen abend liebe lieber sehr geehrte geehrter")
TITLES = _words("frau herr herrn")
SAYING = YES | FAINT | KNOWN_NO | DOUBT | TURNS | _words("kann kommt macht will geht hat möchte übernimmt")

REPORT = _words("fertig done")
REPORT_BESIDE = POLITE | _words("gefahren sorry")
LATE = _words(
    "später spaeter verspätung verspaetung verspäte verspaete verspätet spät spaet verzögerung late delay "
    "delayed"
)
LATE_BESIDE = _words(
    "komme kommen bin werde habe hab etwa ca circa ungefähr ungefaehr rund leider um zu sorry tut mir leid "
    "mich im stau zug bus bahn verkehr hat wegen i am will be by about running stuck traffic"
)
NOBODY = _words("niemand keiner nobody noshow")
NOBODY_BESIDE = _words(
    "ist war kam kommt gekommen erschienen aufgetaucht da hier hat leider vor ort wurde i have came showed up"
)
DATES = _words("termine einsätze einsaetze")
DATES_BESIDE = _words("meine mein alle nächste nächsten kommende kommenden zeigen liste my")
CALENDAR = _words("kalender calendar kalenderlink kalenderadresse")
CALENDAR_BESIDE = _words(
    "mein meinen meiner den der die zum link adresse abo abonnieren schicken senden sie mir my"
)
PAUSE = _words("pause pausieren")
PAUSE_BESIDE = _words("mache machen brauche möchte moechte eine einen mir für fuer mal")
PAUSE_OVER = _words("ende beenden beendet vorbei aus zuende")
DAYS = {**dict.fromkeys(("tag", "tage", "tagen", "days", "day"), 1), **dict.fromkeys(("woche", "wochen"), 7)}
BACK = (["wieder", "da"], ["wieder", "zurück"], ["wieder", "zurueck"], ["wieder", "dabei"])
BACK_BESIDE = _words("bin jetzt nun ab heute im")
CODE_WORDS = _words("ja code yes pin bestätigungscode bestaetigungscode")

# Behind these a person signs with their own name.
CLOSING = _words("lg vg mfg gruss grüsse gruesse grüssen gruessen grusse regards")

TICKET = _words("ticket bus bahn zug tram strassenbahn fahrkarte fahrschein busticket bahnticket train")
EUROS = _words("euro euros eur")
MINUTES, KILOMETRES = _words("min mins minuten minute minutes"), _words("km kilometer")

QUESTION = "?¿؟՞፧⸮‽❓❔"
KIND = frozenset("🙏😊🙂😀😃😄😁😉☺🤗😇🌸🌹💐👋❤🧡💛💚💙")
AGREEING = frozenset("👍👌✅✔☑💪🤝🙋")
