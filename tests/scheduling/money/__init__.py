"""Hours and money: statements, payments, funding."""
