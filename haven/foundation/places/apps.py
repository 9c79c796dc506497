"""Countries, their regions and the administrative areas inside them."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Countries, their regions and the administrative areas inside them."""

    name = "haven.foundation.places"
