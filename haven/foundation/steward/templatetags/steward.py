"""Roles on a page."""

from django.template import Library

from haven.foundation.access.models import Membership
from haven.foundation.access.roles import Role

register = Library()


@register.filter
def role_sentence(held: Membership) -> str:
    """What the role trusts her with."""
    return str(Role.called(held.role).sentence)
