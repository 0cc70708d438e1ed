"""Hours and money: tariffs, records, statements, payments, tax, funding, the year."""
