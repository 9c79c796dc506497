"""Names of people in every writing: read, filed, found and compared."""

from haven.kernel.names.comparing import (
    MOST_WORDS,
    NameMatch,
    ReadName,
    Reason,
    best_places,
    compare_names,
)
from haven.kernel.names.keys import name_keys, sounds
from haven.kernel.names.romanising import romanise
from haven.kernel.names.scripts import Script, script_of
from haven.kernel.names.skeletons import skeletons
from haven.kernel.names.softening import softened
from haven.kernel.names.tokens import tokens, told

__all__ = [
    "MOST_WORDS",
    "NameMatch",
    "ReadName",
    "Reason",
    "Script",
    "best_places",
    "compare_names",
    "name_keys",
    "romanise",
    "script_of",
    "skeletons",
    "softened",
    "sounds",
    "tokens",
    "told",
]
