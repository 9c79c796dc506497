"""Join two files of one person, with a second person where it must be, and part them again."""

from haven.people.joining.actions.joining import confirm_joining, join, refuse_joining
from haven.people.joining.actions.parting import undo

__all__ = ["confirm_joining", "join", "refuse_joining", "undo"]
