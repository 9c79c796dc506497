"""One folder is one programme: whatever folder stands on a floor is installed."""

from pathlib import Path

FLOORS = ("foundation", "people", "protection", "communities", "insight", "reach", "web")
HOUSE = Path(__file__).parent.parent


def app_folders() -> list[str]:
    """The dotted names of all apps, lowest floor first."""
    return [
        f"haven.{floor}.{config.parent.name}"
        for floor in FLOORS
        for config in sorted(HOUSE.glob(f"{floor}/*/apps.py"))
    ]
