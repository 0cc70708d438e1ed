"""How people say yes without a code, half-heartedly, and to all dates of a series; one text a line."""

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
jagerne
Sure, no problem
Liebe Frau Weber, ja, ich übernehme gerne
ich kann an dem tag, ja
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

YES_TO_ALL = """
ja zu allen
ja zu allen 4821
ja 4821 zu allen Terminen
JA 4821 für alle
ja für alle Termine 4821
JA FUER ALLE
Ja, alle Termine
ja alle
alle ja
ja, ich komme zu allen Terminen
ja ich kann bei allen Terminen
yes to all
yes for all dates
Ja an allen Tagen
"""
