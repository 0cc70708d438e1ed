"""What axe finds on every page and state: nothing."""
