"""What of comparisons stays where it is when two files become one."""

AGAIN = "A file for the partner is made anew, and a comparison; what was told stays said of whom."

STAYS = {
    "encodings.Numbered.person": AGAIN,
    "encodings.Pair.person": AGAIN,
    "encodings.Agreement.key": "An agreement seals its secret under a key of its own.",
    "encodings.TheirFile.key": "A file of the partner is sealed under a key of its own.",
}
