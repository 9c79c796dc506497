"""What of asking stays where it is when two files become one."""

STAYS = {
    "asking.Enquiry.person": "a yes is about the file and the consent she was asked about; "
    "in the joined file she is asked anew",
    "asking.Candidate.person": "who was meant when the question was asked",
}
