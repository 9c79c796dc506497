"""Names of people in every writing: read, filed, found and compared."""

from haven.kernel.names.comparing import NameMatch, ReadName, Reason, compare_names
from haven.kernel.names.keys import name_keys
from haven.kernel.names.romanising import romanise
from haven.kernel.names.scripts import Script, script_of
from haven.kernel.names.skeletons import skeletons
from haven.kernel.names.tokens import tokens

__all__ = [
    "NameMatch",
    "ReadName",
    "Reason",
    "Script",
    "compare_names",
    "name_keys",
    "romanise",
    "script_of",
    "skeletons",
    "tokens",
]
