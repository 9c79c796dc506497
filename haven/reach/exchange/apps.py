"""Workbooks in and out."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Workbooks in and out."""

    name = "haven.reach.exchange"
