"""The admin's forms: numbers that can be called, places that can be found, hours as clock times."""
