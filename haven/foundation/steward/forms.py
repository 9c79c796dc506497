"""What a steward is asked before she acts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import Mission, Office, User
from haven.foundation.access.roles import GIVEN, Role
from haven.foundation.steward.passwords import read_beginning_code
from haven.foundation.steward.queries import beginning_opened_by
from haven.kernel.codes import MistypedCodeError

ROLES = [
    (role.value, format_lazy("{}: {}", role.label, role.sentence)) for role in Role if role in GIVEN
]
"""Every role a steward gives with its sentence, for where it is given."""

sign_in_name = RegexValidator(
    r"^[a-z][a-z0-9._-]{1,59}$",
    _("Use small Latin letters, digits, dots and hyphens; begin with a letter."),
)


class UserNameField(forms.CharField):
    """The user name of somebody who may sign in; gives back the user."""

    def clean(self, value: Any) -> Any:
        username = super().clean(value)
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("Nobody signs in with this name. Check the spelling."))
        return user


class RoleField(forms.TypedChoiceField):
    """One of the roles, each with its sentence."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Role"), choices=ROLES, coerce=Role.called, widget=forms.RadioSelect
        )


class MissionField(forms.ModelChoiceField[Mission]):
    """One of the missions she may act in; chosen for her when there is only one."""

    def __init__(self) -> None:
        super().__init__(Mission.objects.none(), label=_("Mission"), empty_label=None)

    def offer(self, missions: QuerySet[Mission]) -> None:
        self.queryset = missions
        self.initial = missions.first()

    def label_from_instance(self, obj: Mission) -> str:
        return obj.name


class InMission(forms.Form):
    """A form that begins with the mission it speaks of."""

    mission = MissionField()

    def __init__(self, *args: Any, missions: QuerySet[Mission], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["mission"]
        assert isinstance(field, MissionField)  # noqa: S101 - for the type checker
        field.offer(missions)


class OpenAccount(InMission):
    """Somebody begins to work here."""

    name = forms.CharField(label=_("Name"), max_length=100)
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        validators=[sign_in_name],
        help_text=_("She signs in with it, and the trail names her by it."),
    )
    role = RoleField()
    on = forms.DateField(label=_("From"), initial=localdate)


class GiveRole(InMission):
    """Somebody who has an account is trusted with one more role."""

    user = UserNameField(label=_("User name"), max_length=60)
    role = RoleField()
    starts_on = forms.DateField(label=_("From"), initial=localdate)
    ends_on = forms.DateField(
        label=_("Until"), required=False, help_text=_("The last day. Leave empty if not known yet.")
    )


class EndRole(forms.Form):
    """A role ends."""

    on = forms.DateField(label=_("Last day"), initial=localdate)


class CloseAccount(forms.Form):
    """Somebody has left."""

    on = forms.DateField(label=_("Last day of her roles"), initial=localdate)


class OpenOffice(InMission):
    """The mission begins to work in a place."""

    name = forms.CharField(label=_("Name of the office"), max_length=100)


class FormTeam(forms.Form):
    """People begin to share cases."""

    office = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), empty_label=None)
    name = forms.CharField(label=_("Name of the team"), max_length=100)

    def __init__(self, *args: Any, offices: QuerySet[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]


class NameMember(forms.Form):
    """Who joins or leaves a team."""

    user = UserNameField(label=_("User name"), max_length=60)


class AskBeginning(forms.Form):
    """A new beginning is asked for; there is nothing to fill in."""


class BeginningCodeField(forms.CharField):
    """The code of a new beginning, as it was written on paper."""

    def clean(self, value: Any) -> Any:
        try:
            return read_beginning_code(super().clean(value))
        except MistypedCodeError as mistake:
            raise forms.ValidationError(
                _("This code has a typing mistake. Compare it letter by letter.")
            ) from mistake


class NewPasswordField(forms.CharField):
    """A password typed without being seen."""

    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class BeginAnew(forms.Form):
    """Somebody who lost her way in chooses a new password."""

    username = forms.CharField(label=_("User name"), max_length=60)
    code = BeginningCodeField(
        label=_("Code"),
        max_length=80,
        help_text=_("Three groups like 7K3M-92Q5, from the paper you were given."),
    )
    password = NewPasswordField(
        label=_("New password"), strip=False, help_text=_("At least 12 characters.")
    )
    again = NewPasswordField(label=_("New password again"), strip=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        if said["password"] != said["again"]:
            raise forms.ValidationError({"again": _("The two passwords are not the same.")})
        beginning = beginning_opened_by(said["username"], said["code"], now())
        if beginning is None:
            raise forms.ValidationError(_("This user name and code do not open anything."))
        try:
            validate_password(said["password"], beginning.user)
        except forms.ValidationError as weak:
            raise forms.ValidationError({"password": weak.messages}) from weak
        return {**said, "beginning": beginning}
