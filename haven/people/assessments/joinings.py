"""What of answers stays where it is when two files of one person become one."""

STAYS = {
    "assessments.Assessment.id": "it is the number of the filled questionnaire, not a person's",
}
