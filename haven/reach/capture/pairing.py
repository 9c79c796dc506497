"""The square a phone is set up with: the settings of ODK Collect and KoboCollect, once.

Zlib and base64 over JSON, as the clients read them (docs.getodk.org, "Configuring app settings").
Whoever has the square can send in its bearer's name: it is shown once and kept nowhere.
"""

from __future__ import annotations

import io
import json
import secrets
import zlib
from base64 import b64encode

import segno

PIN_DIGITS = 6
COLOUR = "#1f5c57"


def new_pin() -> str:
    """Six digits that keep others out of the settings of the app."""
    return f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"


def collect_settings(address: str, project: str, pin: str) -> dict[str, dict[str, object]]:
    """What the app is told: where to send, to send by itself, and to keep nothing it has sent."""
    return {
        "general": {
            "protocol": "odk_default",
            "server_url": address,
            "form_update_mode": "match_exactly",
            "periodic_form_updates_check": "every_one_hour",
            "autosend": "wifi_and_cellular",
            "delete_send": True,
            "instance_sync": False,
            "analytics": False,
        },
        "admin": {
            "admin_pw": pin,
            "change_server": False,
            "qr_code_scanner": False,
            "delete_after_send": False,
            "autosend": False,
            "form_update_mode": False,
        },
        "project": {"name": project, "icon": "H", "color": COLOUR},
    }


def square(settings: dict[str, dict[str, object]]) -> str:
    """The settings as a QR code, drawn in SVG without style or script."""
    packed = b64encode(zlib.compress(json.dumps(settings).encode(), 9)).decode()
    drawing = io.BytesIO()
    segno.make(packed, error="l", micro=False).save(
        drawing, kind="svg", scale=4, border=4, xmldecl=False, svgclass=None, lineclass=None
    )
    return drawing.getvalue().decode()
