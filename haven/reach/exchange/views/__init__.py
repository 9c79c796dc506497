"""The pages where people's records come in and go out."""

from haven.reach.exchange.views.exports import approve, download, empty, exports, take
from haven.reach.exchange.views.imports import confirm, discard, file, go_on, index, progress

__all__ = [
    "approve",
    "confirm",
    "discard",
    "download",
    "empty",
    "exports",
    "file",
    "go_on",
    "index",
    "progress",
    "take",
]
