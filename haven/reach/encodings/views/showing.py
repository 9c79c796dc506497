"""One agreement as it is shown."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from haven.foundation.access.requests import HavenRequest
from haven.foundation.access.rules import Rule
from haven.people.persons.models import Person
from haven.reach.encodings import policies
from haven.reach.encodings.forms import AskWhoseNumber, SendEncodings
from haven.reach.encodings.models import Agreement, TheirFile
from haven.reach.encodings.queries import pairs_i_may_see, pairs_known_to_others

MOST_SHOWN = 200


def found(request: HavenRequest, rule: Rule, pk: int) -> Agreement:
    """The agreement, or 404."""
    agreements = Agreement.objects.permitted(request.actor, rule)
    people = ("mission", "partner", "made_by", "confirmed_by")
    return get_object_or_404(agreements.select_related(*people), pk=pk)


def page(
    request: HavenRequest,
    agreed: Agreement,
    sending: SendEncodings | None = None,
    asking: AskWhoseNumber | None = None,
    whose: Person | None = None,
) -> HttpResponse:
    """The page of an agreement, with forms that say what was wrong and an answer just given."""
    told = {"sending": sending or SendEncodings(), "asking": asking or AskWhoseNumber()}
    context = {"agreement": agreed, "whose": whose, **told, **_state(request, agreed)}
    return render(request, "encodings/agreement.html", context)


def _state(request: HavenRequest, agreed: Agreement) -> dict[str, object]:
    """What has been found under it, and what can be done under it now."""
    actor, waits = request.actor, not agreed.confirmed_by_id
    running = not waits and not agreed.ended_at and agreed.ends_on >= localdate()
    may_compare = running and policies.may_compare_under.allows(actor, agreed)
    return {
        "running": running,
        "may_confirm": waits and policies.may_confirm_agreement.allows(actor, agreed),
        "may_end": policies.may_end_agreement.allows(actor, agreed),
        "may_compare": may_compare,
        "pairs": pairs_i_may_see(actor).filter(agreement=agreed)[:MOST_SHOWN],
        "elsewhere": pairs_known_to_others(actor, agreed),
        "at_work": may_compare and _is_compared(request, agreed),
    }


def _is_compared(request: HavenRequest, agreed: Agreement) -> bool:
    files = TheirFile.objects.permitted(request.actor, policies.may_see_agreement)
    return files.filter(agreement=agreed).exists()
