"""The root key comes from outside the data, or nothing opens."""

import stat

import pytest

from haven.foundation.vault.sources import CredentialKey, FileKey, NoRootKeyError


def test_a_key_file_is_made_once_and_only_its_owner_reads_it(tmp_path):
    source = FileKey(tmp_path / "keys" / "root.key")
    first = source.root_key()
    assert len(first) == 32
    assert source.root_key() == first
    assert stat.S_IMODE(source.path.stat().st_mode) == 0o600


def test_a_key_file_others_can_read_is_refused(tmp_path):
    source = FileKey(tmp_path / "root.key")
    source.root_key()
    source.path.chmod(0o644)
    with pytest.raises(NoRootKeyError, match="chmod 600"):
        source.root_key()


@pytest.mark.parametrize("value", ["", "zz" * 32, "ab" * 31])
def test_a_credential_that_is_no_key_is_refused(value):
    with pytest.raises(NoRootKeyError, match="64 hex digits"):
        CredentialKey(value).root_key()


def test_a_credential_does_not_show_itself():
    assert "5a5a" not in repr(CredentialKey("5a" * 32))
