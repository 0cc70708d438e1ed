"""Hours and money: tariffs, statements, payments, funding, tax."""
