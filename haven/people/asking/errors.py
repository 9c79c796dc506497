"""What stands against asking or answering, in words fit for the page."""

from django.utils.translation import gettext as _


class AskingError(Exception):
    """Something about an enquiry cannot be."""


class EnquiryOverError(AskingError):
    """It was answered or taken back a moment ago."""

    def __init__(self) -> None:
        super().__init__(_("This enquiry is over already."))


class NotMeantError(AskingError):
    """A yes is about somebody who may be meant."""

    def __init__(self) -> None:
        super().__init__(_("She is not among those who may be meant."))


class NoConsentError(AskingError):
    """She has not agreed, or not any more."""

    def __init__(self) -> None:
        super().__init__(_("Ask her first: without her consent nothing is said about her."))


class OwnMissionError(AskingError):
    """A mission asks another."""

    def __init__(self) -> None:
        super().__init__(_("Your own mission is not asked: look for her there."))
