"""How people say yes; one text a line, the code in it is 4821. The rest: corpus_no, corpus_further."""

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
Ja 4821!
JA. 4821
Ja gerne 4821 :)
Ja, 4821 übernehme ich
Ja klar mache ich 4821
4821 übernehme ich gerne
Ja, das kann ich machen 4821
Das mache ich gerne 4821
Ja bin dabei 4821
Ja, ich habe Zeit 4821
Ja ich bin frei 4821
Ja für 4821
Ja, zu 4821
Ich komme gern 4821
Ich komme gerne zum Termin 4821
Ja, Zusage 4821
JA JA 4821
ja auf jeden fall 4821
Ja 4821 Gruß
Moin, ja 4821
Hallo, ich komme 4821
Hallo, ich übernehme den Termin 4821. Viele Grüße
Guten Abend, ja, das passt 4821
Yes 4821 thank you
Yes please 4821
yes I'll take it 4821
Yes I can come 4821
Yes of course I can 4821
ok I will come 4821
No problem, yes 4821
Ja das klappt 4821
klappt 4821
Das klappt 4821
ich hab Zeit 4821
ja, geht in Ordnung 4821
in Ordnung 4821
Ja 4821 danke euch
Ja, ich mach das 4821
ich mach das 4821
ich mach es 4821
Ja ich mach 4821
Ja, komme 4821
Ja komme gerne 4821
Ja ich komme hin 4821
Ich sage ja 4821
Ich sage ja zu 4821
Ja sicher 4821
sicher 4821
unbedingt 4821
Servus ja 4821
Hallo zusammen, ja 4821
Yes, absolutely 4821
Absolutely 4821
I'm in 4821
I'd love to 4821
Ja ich habe Zeit und mache das 4821
Ja ich will das machen 4821
ja ich kan komen 4821
ich kann an dem Tag, ja 4821
freilich, mach ich 4821
jagerne 4821
jaklar4821
jaichkomme 4821
Ja gern, freu mich 4821
ja ist gut 4821
Ja 4821 ich komme pünktlich
ja, bis dann 4821
Ja, ich kann den Termin 4821 gerne übernehmen.
Liebe Frau Weber, ja, ich übernehme gerne. 4821
Sehr geehrte Frau Weber, ja 4821
Sehr geehrte Damen und Herren, ja ich komme 4821
Hallo Herr Kaya ja gerne 4821
Yes, happy to help 4821
sure, no problem 4821
o.k. 4821
oui merci 4821
Evet teşekkürler 4821
ja danke fürs Fragen 4821
"""


def lines(texts: str) -> list[str]:
    """One text a line; the empty text too, where a blank line stands for it."""
    return texts[1:].removesuffix("\n").split("\n")
