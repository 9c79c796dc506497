"""Who reads our logs may not send for anybody."""

import logging

from haven.web.logs import WithoutTokens


def test_no_log_holds_a_token():
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "%s: %s", ("Not Found", "/key/1.sec-ret/x"), None
    )
    assert WithoutTokens().filter(record)
    assert record.getMessage() == "Not Found: /key/…/x"


def test_no_log_holds_a_token_in_a_traceback():
    try:
        raise ValueError("http://localhost/key/1.sec-ret/submission")
    except ValueError as fault:
        told = (type(fault), fault, fault.__traceback__)
    record = logging.LogRecord("gunicorn.error", logging.ERROR, "", 0, "It broke", (), told)
    WithoutTokens().filter(record)
    assert "sec-ret" not in logging.Formatter().format(record)
