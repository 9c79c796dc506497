"""What of arrivals stays where it is when two files of one person become one."""

STAYS = {
    "capture.Arrival.id": "it is the arrival's own key, which no person has",
    "capture.Arrival.instance": "it is the number of a filled form, not a person's",
    "capture.Arrival.replaces": "it is the number of a filled form, not a person's",
    "capture.Parcel.id": "it is the parcel's own number, not a person's",
    "capture.Parcel.number": "it is the number the device gave, not a person's",
}
