"""What of the people, the trail and the keys stays where it is when two files become one."""

STAYS = {
    "joining.Joining.keep": "It is the record of the joining itself.",
    "joining.Joining.other": "It is the record of the joining itself.",
    "joining.MovedLink.owner": "It says under whose key the link keeps what a row said.",
    "persons.FindingToken.person": "Tokens are filed anew for both files from what they say.",
    "audit.Entry.subject": "The trail is never rewritten: it says what was done to which file.",
    "audit.Opening.subject": "Somebody opened that file as it was then, and not the joined one.",
    "vault.SealingKey.id": "Each file keeps its own key, so that they can part again.",
    "persons.Cabinet.id": "It is the key of a cabinet of tokens, which no person has.",
    "persons.Cabinet.refiled_up_to": "It says how far the filing has come, not whom it is about.",
    "drafts.Draft.key": "It is the draft's own key, which no person has.",
    "exchange.HtcdsFile.key": "It is the file's own key, which no person has.",
}
