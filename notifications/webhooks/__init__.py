"""The SMS doors: providers post here. Check, keep, answer at once; the worker understands later."""
