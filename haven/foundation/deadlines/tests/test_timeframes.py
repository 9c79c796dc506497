"""Time limits follow the risk, and are written so that an old clock keeps its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haven.foundation.deadlines.models import Kind
from haven.foundation.deadlines.timeframes import (
    RULES,
    NoTimeframeError,
    span_for,
    span_from_text,
    span_in_text,
)
from haven.kernel.calendar import Span, Unit


@pytest.mark.parametrize(
    ("kind", "risk", "span"),
    [
        (Kind.FIRST_CONTACT, "high", "24h"),
        (Kind.FIRST_CONTACT, "low", "168h"),
        (Kind.ASSIGN, "medium", "3h"),
        (Kind.FOLLOW_UP, "medium", "14d"),
        ("supervisor_review", "low", "90d"),
    ],
)
def test_the_published_limits(kind, risk, span):
    assert span_in_text(span_for(kind, risk)) == span


@pytest.mark.parametrize("kind", RULES)
def test_more_risk_never_means_more_time(kind):
    counts = [span_for(kind, risk).count for risk in ("high", "medium", "low")]
    assert counts == sorted(counts)


@pytest.mark.parametrize(("kind", "risk"), [("task", "high"), ("assign", "none"), ("x", "high")])
def test_what_is_not_published_is_refused(kind, risk):
    with pytest.raises(NoTimeframeError):
        span_for(kind, risk)


@given(st.builds(Span, st.integers(0, 9999), st.sampled_from(Unit)))
def test_a_span_survives_being_written_down(span):
    assert span_from_text(span_in_text(span)) == span
