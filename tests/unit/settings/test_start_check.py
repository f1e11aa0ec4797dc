"""What a start needs of the machine, and the sentence where it is not there."""

import socket
from dataclasses import replace

import pytest

from sahel_map.core.errors import StartError
from sahel_map.settings.settings import Settings
from sahel_map.settings.start_check import require_machine


@pytest.fixture
def taken():
    """A port on which another program listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


@pytest.fixture
def free():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return Settings(host="127.0.0.1", port=port)


def problems(settings, **options):
    with pytest.raises(StartError) as caught:
        require_machine(settings, **options)
    return caught.value.problems


def test_machine_when_it_gives_all_then_the_start_may_go_on(free, tmp_path):
    file = tmp_path / "audit.jsonl"
    file.write_text("kept\n")
    require_machine(replace(free, audit_log=str(file)))
    assert file.read_text() == "kept\n"


def test_ports_when_taken_then_both_settings_are_named(taken, free):
    says = f"port {taken} on 127.0.0.1 is taken; end the program there or choose another."
    settings = replace(free, port=taken, metrics_host="127.0.0.1", metrics_port=taken)
    assert problems(settings) == (f"port: {says}", f"metrics_port: {says}")
    assert problems(settings, port_too=False) == (f"metrics_port: {says}",)


def test_port_when_just_closed_then_is_free(free):
    address = (free.host, free.port)
    with socket.create_server(address) as server, socket.create_connection(address) as client:
        accepted, _ = server.accept()
        accepted.close()
        assert client.recv(1) == b""
    require_machine(free)


def test_host_when_of_another_machine_then_is_named(free):
    assert problems(replace(free, host="192.0.2.1")) == (
        "host: '192.0.2.1' is no address of this machine (Cannot assign requested address).",
    )


def test_audit_log_when_it_cannot_be_written_then_is_named(free, tmp_path):
    assert problems(replace(free, audit_log=str(tmp_path))) == (
        f"audit_log: {tmp_path} cannot be written (Is a directory); who runs the server must be able to.",
    )
