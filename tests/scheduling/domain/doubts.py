"""What people (and their telephones) send that is no answer; one text a line, the first is empty."""

UNCLEAR = """

4821
4 8 2 1
👍
👎
🤷
?
4821?
...
ja?
Ja ?
ja 4821?
Ja？
JA 4821 ❓
ja، ممكن؟
ja 4821 ፧
ja aber
Ja, aber erst ab 15 Uhr 4821
ja 4821 aber nur bis 16 Uhr
ja wenn mich jemand fährt
ja, falls ich bis dahin gesund bin 4821
ja 4821 vielleicht
ja evtl 4821
vielleicht
ja oder nein
JA/NEIN
ja nein
nein ja
nein 4821 ... ja
nein, doch ja 4821
Ja nein, ich kann nicht
Ja, ich kann nicht 4821
ja leider nicht 4821
ja kann ich nicht
JA 48 21
ja 48.21
ja 4.821
ja 482
ja 48211
ja 4821,5
JA 4821x
JA 482I
JA O821
ja 1 4821
ja 14 uhr
ja um 14:30
ja 1430
ja 4821 15 Uhr
ja bis 16h 4821
nein 48,21
nein 10.30
nein 4.821
Nein um 14 Uhr habe ich Schule
4,82E+03
ja 4,82E+03
=JA 4821+1
#NAME? ja
ne
Ne, kann nicht
Nej
jo
ja nie mogę
no tak 4821
no jasne
no da
no hay problema
No problem 4821
No worries, 4821
Nein, kein Problem 4821
nein das passt 4821
Nein, ich komme 4821
nein ich bin da 4821
nein nicht absagen 4821
Nein, ich sage nicht ab 4821
nein keine Absage 4821
No I don't want to cancel 4821
nein 4821 war ein Versehen
nein das nein war falsch 4821
ABSAGE 4821 nicht
Absage 4821 war ein Versehen
Absage nein 4821
absage 4821 bitte ignorieren
ABSAGE 4821?
Soll ich absagen 4821?
nicht absagen 4821
keine absage 4821
cancel please
don't cancel 4821
nein 👍
ja 4821 👎
ja ❌ 4821
ja 4821 🤔
Ja 4821 :(
Ich nehme an, das passt 4821
ja, nehme ich an
Ja, ich nehme an
kann ich
klappt das 4821
Passt das 4821
komme ich zum Termin 4821
kann ich machen 4821
Kein Problem 4821
Freue mich 4821
Ich bin nicht krank 4821
Ich bin krank gewesen 4821
bin im Urlaub da 4821
bin krank, komme trotzdem 4821
zu weit ist es nicht 4821
heute nicht krank 4821
Bin im Urlaub
Ich bin leider nicht da
I'm on holiday
ja 4821 lg Amal und Karim
ja mein Bruder kommt 4821
Ja ich habe die Nachricht gelesen
Guten Tag
Wann genau?
Wie lange dauert es
wo ist das ja
Ich bin im Urlaub bis 30.11.
Ich bin gerade nicht erreichbar
Leider nicht erreichbar, bitte Nachricht hinterlassen
Kann gerade nicht sprechen. Worum geht es?
Kann nicht sprechen
Ich rufe gleich zurück
Danke! Einsatz 4821: Arabisch, Di 24.11. 09:00 Uhr. Absagen: ABSAGE 4821. Dolmetscherpool 069 90009001
Dolmetscherpool: Die Anfrage 4821 (Di 24.11. 09:00 Uhr) ist schon vergeben. Danke, dass Sie da sind!
fertig
fertig 4821
FERTIG 4821 75?
fertig 4821 1:15
bin nicht fertig 4821 75
bin um 10 fertig 4821
ich bin fertig
fertig 4821 24 km
FERTIG 4821 60-75
fertig 4821 60 - 75
fertig 4821 1,5 Stunden
fertig 4821 2 h
fertig 4821 9:00-10:15
fertig 4821 75 24 oder 30
fertig 4821 -
FERTIG 4821 99999
j̶a̶ 4821
alle
für alle 4821
ja nicht alle 4821
ja fast alle
ja 4821 alle außer dem 1.12.
ja 4821 alle bis auf einen
ja aber nicht alle 4821
nicht alle ja 4821
ja nur für alle Mütter 4821
ja für alle Fälle
ja mit allen 4821
ja zu allem
ja hallo Frau kommt 4821
Hallo Frau Weber, ja vielleicht
Liebe Frau nicht ja
Hallo Frau Weber ja mein Mann kommt
Frau Weber kommt ja
kann nich absagen 4821
kind nicht krank 4821
mein Kind ist krank gewesen 4821
kein anderen Termin 4821
muss ich den Termin absagen 4821
ich muss den Termin nicht absagen 4821
ich möchte nicht absagen 4821
ich möchte den Termin behalten 4821
ja bis 11 Uhr
ja bis morgen überlegen
ja pünktlich um 9
ja ist gut aber später
ist gut 4821
Danke fürs Fragen, ich überlege
"""

AUTO_REPLIES = """
Automatische Antwort: Ich bin nicht da.
Ich fahre gerade Auto und melde mich
I'm driving right now
No reply possible, this mailbox is automatic
Automatische Antwort: ja, ich habe Ihre Nachricht erhalten
Dies ist eine automatisch erstellte Nachricht.
Ich bin im Urlaub. Dies ist eine automatische Antwort auf „JA 4821“
Auto-Reply: yes
Automatic reply: I am away
This is an automated message, reply STOP to end
Out of office until Monday
Abwesenheitsnotiz: zurück am 30.11.
Ich bin gerade im Auto und lese das später
I'm driving with Do Not Disturb While Driving turned on
Zustellbericht: Ihre SMS wurde zugestellt
Nachricht zugestellt an +49 171 3920099
Delivery report: delivered
Lesebestätigung
"""

QUOTES = """
Liked “JA 4821”
Loved "ja"
Emphasized “Danke! Einsatz 4821”
Disliked „ABSAGE 4821“
Gefällt „Dolmetscherpool: Arabisch gesucht, Di 24.11. 09:00 Uhr. Antwort: JA 4821 oder NEIN 4821“
👍 zu „JA 4821“
Reacted 👍 to “JA 4821”
Dolmetscherpool: Arabisch gesucht, Di 24.11. 09:00 Uhr, 60 Min, Korbach. Antwort: JA 4821 oder NEIN 4821
Antwort: JA 4821 oder NEIN 4821
> JA 4821
Gefällt mir „JA 4821“
Gefällt mir: „Danke! Einsatz 4821“
Liked "JA 4821"
Laughed at “Danke!”
Removed a like from “JA 4821”
Lacht über „Antwort: JA 4821 oder NEIN 4821“
Hat mit 👍 auf „JA 4821“ reagiert
👍 to “ja ”
"""
