"""Workbooks from strangers: looked through before anything opens them."""

from haven.foundation.workbooks.guards import inspect
from haven.foundation.workbooks.watch import UnreadableWorkbookError

__all__ = ["UnreadableWorkbookError", "inspect"]
