"""The way to a database on another host: encrypted, and only to the one whose authority we were given."""

import subprocess

import psycopg
import pytest
from postgres_server import PostgresServer
from server_process import free_port

from sahel_map.sets.errors import StoreError
from sahel_map.sets.postgres import PostgresStore

pytestmark = pytest.mark.slow
PASSWORD = "correct horse battery"
AWAY = "^The database of the sets cannot be reached; nothing was changed.$"


def openssl(*arguments, folder):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def make_authority(folder, name):
    """Make an authority of our own: a key and a certificate that signs others."""
    made = ["-keyout", f"{name}.key", "-out", f"{name}.pem", "-subj", f"/CN={name}"]
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *made, folder=folder)
    return folder / f"{name}.pem"


@pytest.fixture(scope="module")
def authorities(tmp_path_factory):
    folder = tmp_path_factory.mktemp("authorities")
    return make_authority(folder, "ours"), make_authority(folder, "theirs")


@pytest.fixture(scope="module")
def server(authorities):
    """Start a server that answers on loopback by TLS alone, as `localhost` of our authority."""
    server, ours = PostgresServer(port=free_port()), authorities[0]
    server.stop()
    folder = ours.parent
    asked = ["-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost"]
    openssl("req", "-newkey", "rsa:2048", "-nodes", *asked, folder=folder)
    (folder / "names").write_text("subjectAltName=DNS:localhost")
    signed = ["-CA", "ours.pem", "-CAkey", "ours.key", "-CAcreateserial", "-out", "server.pem", "-extfile", "names"]
    openssl("x509", "-req", "-days", "2", "-in", "server.csr", *signed, folder=folder)
    for name in ("server.key", "server.pem"):
        (server.data / name).write_bytes((folder / name).read_bytes())
        (server.data / name).chmod(0o600)
        server.give(server.data / name)
    (server.data / "pg_hba.conf").write_text("local all owner trust\nhostssl all web 127.0.0.1/32 scram-sha-256\n")
    server.start(ssl="on", ssl_cert_file="server.pem", ssl_key_file="server.key")
    url = server.fresh("example")
    PostgresStore(url, folder).migrate()
    with psycopg.connect(url) as connection:
        connection.execute(f"CREATE ROLE web LOGIN IN ROLE sahel_map_reader PASSWORD '{PASSWORD}'")
    yield server
    server.close()


def store_at(server, folder, host, query, password=PASSWORD):
    url = f"postgresql://web@{host}:{server.port}/example?{query}"
    return PostgresStore(url, folder, password)


def test_database_when_its_certificate_is_of_our_authority_then_read_through_tls(server, authorities, tmp_path):
    store = store_at(server, tmp_path, "localhost", f"sslmode=verify-full&sslrootcert={authorities[0]}")
    assert store.entries() == ()
    with store._connection() as connection:
        (found,) = connection.execute(
            "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        ).fetchall()
    assert found["ssl"] is True
    assert found["version"] in {"TLSv1.2", "TLSv1.3"}


@pytest.mark.long
@pytest.mark.parametrize(
    ("host", "query", "password"),
    [
        pytest.param("localhost", "sslmode=verify-full&sslrootcert={theirs}", PASSWORD, id="authority"),
        pytest.param("127.0.0.1", "sslmode=verify-full&sslrootcert={ours}", PASSWORD, id="name"),
        pytest.param("localhost", "sslmode=disable", PASSWORD, id="plain"),
        pytest.param("localhost", "sslmode=verify-full&sslrootcert={ours}", "wrong", id="password"),
    ],
)
def test_database_when_not_the_one_we_trust_then_nothing_is_read(
    server, authorities, tmp_path, host, query, password
):
    ours, theirs = authorities
    store = store_at(server, tmp_path, host, query.format(ours=ours, theirs=theirs), password)
    with pytest.raises(StoreError, match=AWAY) as caught:
        store.entries()
    assert "horse" not in str(caught.value)
