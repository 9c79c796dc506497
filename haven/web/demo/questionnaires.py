"""Put the questionnaires that come with Haven in, and let a second person publish them."""

from __future__ import annotations

from haven.foundation.access.actors import Actor
from haven.foundation.instruments.actions import add_edition, publish
from haven.foundation.instruments.queries import from_the_box, in_the_box
from haven.web.demo.missions import Desk

EVERYWHERE = ("urgent_needs", "rss")
"""What every mission asks; the first one asks all there is."""


def publish_questionnaires(desk: Desk, analyst: Actor, *, all_of_them: bool) -> None:
    """The analyst puts them in, the supervisor reads and publishes them."""
    for code in in_the_box() if all_of_them else EVERYWHERE:
        workbook = from_the_box(code).read_bytes()
        edition, _found = add_edition(
            by=analyst, mission=desk.mission, code=code, workbook=workbook, at=desk.now
        )
        publish(by=desk.supervisor, edition=edition, at=desk.now)
