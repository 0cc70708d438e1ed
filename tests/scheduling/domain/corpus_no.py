"""How people say no and cancel; one text a line, the code in it is 4821."""

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
Nein das geht nicht 4821
Nein, passt nicht 4821
Nein ich habe keine Zeit 4821
nein hab leider keine zeit 4821
Nein, ich bin im Urlaub 4821
Nein, bin verreist 4821
Nein bin arbeiten 4821
Nein muss zum Arzt 4821
nein, bin beim Arzt 4821
Leider nein, ich arbeite 4821
Leider muss ich arbeiten 4821
Leider geht das nicht 4821
Leider klappt es nicht 4821
Leider kann ich da nicht 4821
Leider schaffe ich es nicht 4821
Ich kann da leider nicht 4821
Ich kann heute nicht 4821
Ich kann morgen leider nicht 4821
ich kann an diesem Tag nicht 4821
Leider nicht möglich 4821
Nein, tut mir leid 4821
Nein, tut mir sehr leid 4821
nein sorry 4821
Nein :( 4821
Nein heute nicht 4821
Nein diesmal nicht 4821
Nein, das ist mir zu weit 4821
Nein ich habe kein Auto 4821
Nein, habe Deutschkurs 4821
Nein, kein Interesse 4821
No, not possible 4821
No I can't make it 4821
No I have no time 4821
no time 4821
Can't 4821
can't make it 4821
I cannot come 4821
No, I'm on holiday 4821
No, I'm working 4821
No thank you 4821
Sorry, not available 4821
I am busy 4821
Zeitlich nicht möglich 4821
Mir nicht möglich 4821
nein, morgen nicht 4821
I have no time 4821
Sorry I have no time 4821
I don't have time 4821
dont have time 4821
leider krank 4821
leider verhindert 4821
heute nicht, leider 4821
muss da arbeiten leider 4821
habe da schon einen anderen Termin 4821
Zu weit für mich, nein 4821
kann nich 4821
nein kan ich nich 4821
keinezeit 4821
Nein. Danke fürs Fragen 4821
Sorry, I'm busy that day 4821
Mein Kind ist krank 4821
kind krank 4821
ich kann diesen termin nicht machen 4821
Kann den Einsatz leider nicht annehmen 4821
Ich kann den Termin 4821 leider nicht wahrnehmen
non merci 4821
Hallo Frau Weber, leider keine Zeit 4821
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
Ich bin krank
ich muss arbeiten
bin leider verhindert
leider krank
Kind krank
zu weit weg
habe da schon einen anderen Termin
kann nich
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
ich muss den Termin 4821 absagen
Ich muss leider den Termin absagen 4821
leider muss ich den Termin absagen, mein Kind ist krank 4821
ich möchte den Einsatz 4821 absagen
"""
