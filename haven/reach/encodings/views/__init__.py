"""The pages where people are compared with a partner's, without names."""

from haven.reach.encodings.views.agreeing import agreement, confirm, end, index
from haven.reach.encodings.views.comparing import ask, compare, dismiss, take, whose

__all__ = ["agreement", "ask", "compare", "confirm", "dismiss", "end", "index", "take", "whose"]
