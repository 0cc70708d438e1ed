"""The desk: the coordinator's door. What needs somebody, every Request in full, hours and money."""
