"""What people type, by what it means. One text a line; the code in it is 4821 unless it stands apart."""

YES_WITH_CODE = """
JA 4821
ja 4821
Ja4821
ja4821
4821 ja
4821ja
4821: JA
JA, 4821
JA-4821
Ja!4821!
JA  4821
  ja 4821
ja (4821)
ja #4821
"JA" 4821
JA "4821"
Ja, gerne! 4821
ja gern 4821
gerne 4821
4821 gerne, vielen Dank
Hallo, ja 4821. Liebe Grüße
Guten Tag ja 4821 mfg
ja bitte 4821 danke
jaa 4821
jaaaaa 4821
JAWOHL 4821
klar 4821
na klar 4821
ja klar 4821
jup 4821
jap 4821
Zusage 4821
einverstanden 4821
ich komme 4821
Ja ich komme gerne 4821
mache ich 4821
ja mache ich gern 4821
Ich mache das 4821
bin dabei 4821
ich bin dabei! 4821
ich übernehme 4821
ich uebernehme das 4821
übernehme ich 4821
ICH ÜBERNEHME 4821
ich nehme an 4821
ich nehme das an 4821
ich sage zu 4821
4821 sage zu
ja ich kann 4821
ja das geht 4821
auf jeden Fall 4821
natürlich 4821
ok 4821
Okay 4821
OK, passt 4821
das passt 4821
ja, das passt 4821
yes 4821
Yes, 4821 please
YES I CAN 4821
yes of course 4821
I will come 4821
I can do it 4821
yep 4821
sure 4821
ＪＡ ４８２１
ja ４８２１
ja ٤٨٢١
ja ۴۸۲۱
JA 4821 👍
👍🏽 ja 4821
ja 4821 🙏😊
ja 4821 ❤️
JA 4821 :)
ja​ 4821
JA‎ ‏4821
­ja 4821
𝗝𝗔 4821
JA 4821 4821
Ja, ich kann 4821
Ja 4821, ich kann den Termin übernehmen
ja kann ich machen 4821
Ja das mache ich 4821
Ja gerne, ich bin da 4821
Ja 4821 ich bin dabei
ich bin da 4821
Gerne, 4821 ja
Ja super 4821
Ja perfekt 4821
Ja alles klar 4821
alles klar, ja 4821
Ja, kein Problem 4821
4821 passt
Ja, passt mir 4821
passt mir 4821
Das passt mir gut 4821
Ja ich habe Zeit 4821
Zusage für 4821
Ich sage zu für 4821
Termin 4821 ja
Code 4821 ja
Ja zu 4821
JA zum Termin 4821
Ja, den Termin nehme ich 4821
Ich nehme den Termin 4821
Ich nehme den Termin an 4821
ich kann 4821
ja ich will 4821
Ja, bin verfügbar 4821
bin frei 4821
jawoll 4821
Jepp 4821
jaaa gerne 4821
Ja!!! 4821
ja. 4821.
ja mach ich 4821
mach ich 4821
mach ich gerne 4821
Ja, wird gemacht 4821
geht klar 4821
das geht 4821
Yes I'm available 4821
Yes I will be there 4821
Yes, I'll be there 4821
Yes that works 4821
yes I accept 4821
I accept 4821
accept 4821
yes no problem 4821
Yes gladly 4821
Yeah sure 4821
ok ja 4821
Ja ok 4821
Ja vielen Dank für die Anfrage 4821
Ja danke 4821
Guten Morgen, ja 4821
Guten Abend ja gerne 4821
Sehr gerne! 4821
Selbstverständlich 4821
selbstverständlich ja 4821
Ja natürlich komme ich 4821
Ja ich werde kommen 4821
Ich werde da sein 4821
Ja, ich werde da sein 4821
ja freue mich 4821
Ja ich freue mich 4821
Bestätigt 4821
ich bestätige 4821
Ja, ich bestätige 4821
Ja Termin bestätigt 4821
Ja, verstanden 4821
Ja ich übernehme den Termin 4821
Ja, bitte eintragen 4821
Ja ich kann kommen 4821
Antwort: ja 4821
Antwort ja 4821
JA4821 danke
Ja 4821 LG
Ja 4821 mfg
Ja 4821 viele Grüße
ja 4821 schönen Tag
Ja 4821 schönes Wochenende
"""


YES_BARE = """
ja
Ja
JA
jA!
Ja.
ja gerne
Ja, sehr gerne
yes
Yes please
ja 👍
Ja danke, viele Grüße
ich komme
klar
gern
"""

FAINT_BARE = """
ok
Okay
OK 👍
ok danke
passt
Sure
Das passt, danke
alles klar
Ich bin da
ich kann
geht klar
Das geht
I'm available
"""

NO_WITH_CODE = """
NEIN 4821
nein4821
4821 nein
Nein, 4821
NEİN 4821
nein danke 4821
Nein leider 4821
NEIN 4821 bin im Urlaub
nein 4821, muss arbeiten
Nein, ich bin krank 4821
nein 4821 meine Tochter ist krank
leider nein 4821
Leider nicht 4821
leider kann ich nicht 4821
kann nicht 4821
Ich kann leider nicht kommen 4821
ich komme nicht 4821
4821 geht leider nicht
das geht nicht 4821
passt mir nicht 4821
nein, da kann ich nicht 4821
nein das schaffe ich leider nicht 4821
keine Zeit 4821
4821 habe leider keine Zeit
kein Interesse 4821
no 4821
No, sorry 4821
no thanks 4821
No, I can't 4821
no, i have another appointment 4821
I can't come 4821
Sorry, I can’t 4821
cannot 4821
I'm not available 4821
not possible 4821
nope 4821
nee 4821
nö 4821
NÖ 4821
nein 4821 😔
nein nein 4821
Nein, kann nicht 4821
Nein ich kann leider nicht 4821
Nein, bin nicht da 4821
Nein danke 4821
Nein, habe schon einen Termin 4821
Nein, geht leider nicht 4821
nein, da arbeite ich 4821
nein keine zeit 4821
leider keine Zeit 4821
Leider bin ich krank 4821
Ich bin leider verhindert 4821
Ich bin krank 4821
bin im Urlaub 4821
Bin leider nicht verfügbar 4821
4821 leider nein
4821 nein danke
Das passt mir leider nicht 4821
Da kann ich nicht 4821
da bin ich nicht da 4821
An dem Tag kann ich nicht 4821
Am Dienstag kann ich nicht 4821
heute nicht 4821
diesmal nicht 4821
diesmal leider nicht 4821
Tut mir leid, kann nicht 4821
Tut mir leid, ich kann nicht 4821
Sorry, geht nicht 4821
Sorry kann nicht 4821
Schaffe ich nicht 4821
Schaffe ich leider nicht 4821
schaff ich nicht 4821
ich schaffe es nicht 4821
Ich kann es leider nicht machen 4821
Ich möchte nicht 4821
Nein, zu weit 4821
nein zu weit weg 4821
zu weit 4821
Nein, mein Kind ist krank 4821
Nein kann an dem Tag nicht 4821
Nein, ich muss arbeiten 4821
Ich muss arbeiten 4821
ich arbeite 4821
No I can not 4821
No, I'm busy 4821
No, sorry I'm at work 4821
I am not available 4821
Unfortunately I can't 4821
Unfortunately not 4821
Sorry no 4821
Not this time 4821
I'm sick 4821
Nein!!! 4821
NEIN 4821 LG
Hallo, nein 4821
Hallo, leider nein 4821
Guten Tag, nein danke 4821
Guten Tag, leider kann ich nicht 4821
Ich muss leider ablehnen 4821
ablehnen 4821
ich lehne ab 4821
Antwort nein 4821
Auf keinen Fall 4821
kann ich nicht 4821
geht nicht 4821
klappt nicht 4821
klappt leider nicht 4821
Es klappt leider nicht 4821
"""

NO_BARE = """
nein
Nein!
NEIN
no
leider nein
geht nicht
Nein danke
NEIN bin im Urlaub
"""

CANCEL_WITH_CODE = """
ABSAGE 4821
absage4821
4821 Absage
Absage 4821 bin krank
ABSAGE 4821 kann nicht kommen
absagen 4821
storno 4821
Stornieren 4821 bitte
ich muss leider absagen 4821
Leider muss ich absagen 4821
muss absagen 4821
ich sage ab 4821
cancel 4821
Please cancel 4821
"""


def lines(texts: str) -> list[str]:
    """One text a line; the empty text too, where a blank line stands for it."""
    return texts[1:].removesuffix("\n").split("\n")
