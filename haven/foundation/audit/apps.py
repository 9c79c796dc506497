"""The sealed trail: who did what, and to which record."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The sealed trail: who did what, and to which record."""

    name = "haven.foundation.audit"
