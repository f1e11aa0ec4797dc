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
    """One server with an empty database, or a standby `of` another; `url()` is its address for a role.

    It listens on a socket, and on loopback where it is given a `port`.
    """

    def __init__(self, of=None, port=None):
        if binaries() is None:
            reason = "no PostgreSQL: install Debian's packages postgresql and postgresql-postgis"
            pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
        self.port = port
        self.folder = Path(tempfile.mkdtemp(prefix="sahel-map-pg-"))
        self.data = self.folder / "data"
        self.give(self.folder)
        self.folder.chmod(0o755)
        if of is None:
            self._run("initdb", "-D", self.data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--no-sync")
        else:
            self._run("pg_basebackup", "-D", self.data, "-d", of.url(), "-R", "--no-sync", "-c", "fast")
        self.start()

    @property
    def _as_user(self):
        """How to start a program as a user that is not root."""
        if os.geteuid() != 0:
            return {}
        return {"user": _OWNER, "group": pwd.getpwnam(_OWNER).pw_gid, "extra_groups": []}

    def give(self, path):
        """Make a file or folder the server's own."""
        if os.geteuid() == 0:
            shutil.chown(path, _OWNER, _OWNER)

    def _run(self, program, *arguments):
        command = [binaries() / program, *map(str, arguments)]
        done = subprocess.run(
            command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE if program != "pg_ctl"
            else subprocess.DEVNULL, check=False, **self._as_user,
        )  # fmt: skip
        assert done.returncode == 0, (program, done.stderr)

    def start(self, **settings):
        """Start it, with settings that last."""
        with (self.data / "postgresql.auto.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
        listens = "127.0.0.1" if self.port else ""
        options = f"-c listen_addresses='{listens}' -c unix_socket_directories={self.folder} -c fsync=off"
        options += f" -c port={self.port}" if self.port else ""
        self._run("pg_ctl", "-D", self.data, "-o", options, "-l", self.folder / "log.txt", "-w", "start")

    def stop(self):
        """Stop it as a machine that goes away would: nothing is finished."""
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def promote(self):
        """Make a standby the one that takes changes."""
        self._run("pg_ctl", "-D", self.data, "-w", "promote")

    def close(self):
        if (self.data / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, role="owner", database="postgres"):
        port = f"&port={self.port}" if self.port else ""
        return f"postgresql://{role}@/{database}?host={self.folder}{port}"

    def fresh(self, name, tablespace="pg_default", template="template1"):
        """Make an empty database, or a copy of another, and return its address."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} TABLESPACE {tablespace}")
        return self.url(database=name)
