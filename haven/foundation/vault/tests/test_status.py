"""The status page warns when a copy of the data would open itself."""

import pytest

from haven.foundation.vault.sources import FileKey
from haven.foundation.vault.status import signs

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(settings, tmp_path):
    settings.HAVEN_HOME = tmp_path / "data"
    settings.HAVEN_HOME.mkdir()
    return settings.HAVEN_HOME


def warnings():
    return [sign.says for sign in signs() if not sign.good]


def test_it_warns_of_a_root_key_beside_the_data(data, monkeypatch):
    path = "haven.foundation.vault.status.configured_source"
    monkeypatch.setattr(path, lambda: FileKey(data / "keys" / "root.key"))
    assert any(says.startswith("The root key lies inside") for says in warnings())
    monkeypatch.setattr(path, lambda: FileKey(data.parent / "root.key"))
    assert not any(says.startswith("The root key lies inside") for says in warnings())


def test_it_warns_of_a_keyring_beside_the_data_also_behind_a_link(data, settings):
    link = data.parent / "elsewhere"
    link.symlink_to(data)
    settings.HAVEN_KEYRING = link / "keyring.db"
    assert any(says.startswith("The keyring lies inside") for says in warnings())
    settings.HAVEN_KEYRING = data.parent / "keyring.db"
    assert not any(says.startswith("The keyring lies inside") for says in warnings())
