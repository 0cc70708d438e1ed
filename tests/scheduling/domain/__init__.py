"""The rules of scheduling, without a database."""
