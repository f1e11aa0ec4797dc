"""What the machine must give, said in one sentence before the start."""

import tempfile

import pytest

from sahel_map.core.errors import StartError
from sahel_map.settings import start_check
from sahel_map.settings.settings import Settings
from sahel_map.settings.start_check import require_machine


def refusal(settings):
    with pytest.raises(StartError) as caught:
        require_machine(settings, port_too=False)
    return str(caught.value)


def test_temporary_folder_when_full_then_the_start_is_refused_in_a_sentence(monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setenv("TMPDIR", "/small")
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert "TMPDIR: nothing can be written to /small (No space left on device); make room" in refusal(Settings())


def test_data_when_the_service_could_not_read_them_then_says_what_to_do(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    secret = tmp_path / "data" / "x.csv"
    secret.write_text("")
    # The tests may run as root, who reads everything.
    monkeypatch.setattr(start_check.os, "access", lambda path, _mode: path != secret)
    says = f"geodata: {secret} cannot be read by who runs the server; `chmod -R a+rX {tmp_path / 'data'}` lets it."
    assert says in refusal(Settings(geodata=str(tmp_path / "data")))
