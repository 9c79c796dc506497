"""What of asking stays where it is when two files become one."""

STAYS = {
    "asking.Enquiry.id": "what the asker wrote is sealed under the enquiry, not under a person",
    "asking.Enquiry.person": "a yes is about the file and the consent she was asked about; "
    "in the joined file she is asked anew",
    "asking.Candidate.person": "who was meant when the question was asked",
}
