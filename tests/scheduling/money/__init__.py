"""Money: how it is reckoned, settled, paid and proved."""
