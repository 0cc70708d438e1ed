"""What a table of Interpreters says, cell by cell, before anybody writes it down.

tables.py    rows of texts, as a file had them
columns.py   which column is what, guessed from its heading or its content
cells.py     one cell: a number, a day, a place
speech.py    the languages of somebody, with levels
people.py    one row: a person and what is wrong with it
doubles.py   who is there already, in the Pool or further up in the table
plans.py     what will happen with each row
"""
