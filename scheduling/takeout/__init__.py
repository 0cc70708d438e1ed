"""Everything a Pool has, as tables: nobody is locked in.

tables.py    what a table is: a query and how one of its rows reads
people.py    who helps: themselves, languages, times, absences, trainings, notes
places.py    who asks: institutions and their people; and how the Pool is set
work.py      what happened: requests, questions, assignments, hours, statements, messages, journal
money.py     what became of it in money: payouts, costs, funding, declarations; of an account the last four
money_tables.py  how each of these tables reads, whichever rows it has
files.py     the same as one workbook or as a ZIP of CSV, row by row
"""
