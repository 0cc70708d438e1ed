"""Marks a German sentence for translation without importing Django."""

from notifications.domain.words import gettext_noop

__all__ = ["gettext_noop"]
