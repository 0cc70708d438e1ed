"""Everything a Pool has, as tables: nobody is locked in.

tables.py    what a table is: a query and how one of its rows reads
people.py    who helps: themselves, languages, times, absences, trainings, notes
places.py    who asks: institutions and their people; and how the Pool is set
work.py      what happened: requests, questions, assignments, hours, statements, messages, journal
files.py     the same as one workbook or as a ZIP of CSV, row by row
"""
