"""Tables that pools have today: read, judged, taken over, undone."""
