"""The form for a Request, one file for each part of it; both web doors show it."""
