"""What may not stand in a log, whoever writes it."""

from __future__ import annotations

import logging
import re

TOKEN = re.compile(r"/key/[^/\s\"'?]+")
HIDDEN = "/key/…"


class WithoutTokens(logging.Filter):
    """Hide the token in the address of a phone: whoever reads logs may not send for her."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Write the record without tokens; it is never left out."""
        record.msg, record.args = TOKEN.sub(HIDDEN, record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = TOKEN.sub(HIDDEN, record.exc_text)
        return True
