"""The desk's pages about hours and money: tariffs, payments, costs, funding, tax, the year."""
