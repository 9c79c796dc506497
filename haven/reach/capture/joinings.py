"""What of arrivals stays where it is when two files of one person become one."""

STAYS = {
    "capture.Arrival.id": "it is the arrival's own key, which no person has",
    "capture.Arrival.instance": "it is the number of a filled form, not a person's",
    "capture.Arrival.replaces": "it is the number of a filled form, not a person's",
}
