"""A real PostgreSQL for tests: its own folder, a socket instead of a port, and a user that is not root."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest

_OWNER = "postgres"


def binaries():
    """Return the folder of the newest server from the Debian packages, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return found[-1] if found else None


class PostgresServer:
    """One server with an empty database; `url()` is its address for a role."""

    def __init__(self):
        if binaries() is None:
            reason = "no PostgreSQL: install Debian's packages postgresql and postgresql-postgis"
            pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
        self.folder = Path(tempfile.mkdtemp(prefix="sahel-map-pg-"))
        self.data = self.folder / "data"
        if os.geteuid() == 0:
            owner = pwd.getpwnam(_OWNER)
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self.folder.chmod(0o755)
        self._run("initdb", "-D", self.data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()

    def _run(self, program, *arguments):
        user = (
            {"user": _OWNER, "group": pwd.getpwnam(_OWNER).pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        )
        subprocess.run(
            [binaries() / program, *map(str, arguments)],
            check=True, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, **user,
        )  # fmt: skip

    def start(self):
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off"
        self._run("pg_ctl", "-D", self.data, "-o", options, "-l", self.folder / "log.txt", "-w", "start")

    def stop(self):
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def close(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, role="owner", database="postgres"):
        return f"postgresql://{role}@/{database}?host={self.folder}"

    def fresh(self, name):
        """Make an empty database and return its address."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(database=name)
