"""What of questionnaires stays where it is when two files of one person become one."""

STAYS = {
    "instruments.Instrument.id": "a questionnaire is nobody's",
    "instruments.Edition.id": "a version of a questionnaire is nobody's",
    "instruments.AnonymousAnswer.id": "it names nobody, and has a key of its own",
}
