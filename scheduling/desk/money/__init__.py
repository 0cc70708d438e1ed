"""The desk's pages about hours and money: tariffs, payments, costs, funding, the tax-free amount, the year."""
