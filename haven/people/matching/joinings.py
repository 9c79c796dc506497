"""What of the desk stays where it is when two files become one."""

STAYS = {
    "matching.Pair.first": "What was decided of two files stays said of those two.",
    "matching.Pair.second": "What was decided of two files stays said of those two.",
}
