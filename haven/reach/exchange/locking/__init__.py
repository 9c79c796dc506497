"""Workbooks only their receiver opens: Office's own password encryption, in any spreadsheet."""

from haven.reach.exchange.locking.agile import lock, new_passphrase

__all__ = ["lock", "new_passphrase"]
