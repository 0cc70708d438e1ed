"""Tests of scheduling.queries."""
