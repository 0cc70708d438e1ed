"""A year of a Pool as one self-contained file: everything about its money, and proof that nothing changed.

rows.py      which rows belong to the year
tables.py    the tables of the bundle, as CSV
papers.py    its other files: statements, what bank and cashier got, lists of costs, reports
bundle.py    a ZIP that counts what goes into it: the same data make the same bytes
writing.py   the whole bundle, file by file, never held in memory
checking.py  whether a bundle is as it was written
"""
