"""Sets in PostgreSQL with PostGIS, for teams with several hosts.

A version is stored in one transaction: its files, and its incidents by COPY for maps and queries
beside this programme. Readers get a folder in a cache of their machine, made from the database once
and checked against its digests; it never changes, so that what is open stays when the database goes.
"""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row, tuple_row
from typing_extensions import override

from sahel_map.core.scratch import scratch_folder
from sahel_map.data.laid_out import WORTH_RECORDS, lay_out_dataset
from sahel_map.sets.checking import checked_folder
from sahel_map.sets.errors import StoreError
from sahel_map.sets.incident_rows import INCIDENT_COLUMNS, incident_rows
from sahel_map.sets.schema import migrate
from sahel_map.sets.store import SetEntry, SetVersion, Store, listed, require_newest, require_set_id, summary_of

__all__ = ["CHANNEL", "PostgresStore"]

CHANNEL = "sahel_map_sets"
_CONNECT_S, _STATEMENT_MS, _LOCK_MS = 5, 120_000, 20_000
_VERSION = (
    "number", "who", "what", "digest", "data_version", "title_en", "title_fr", "publisher", "licence",
    "is_internal", "n_incidents",
)  # fmt: skip
_AT = """to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"') AS at"""


class PostgresStore(Store):
    """A `Store` in a database.

    Parameters
    ----------
    url : str
        Address of the database as libpq takes it, without a password. Of several hosts, readers are served
        by the first that answers, a standby too; changes go to the one that takes them.
    cache : Path
        Folder of this machine for what is open; it may be emptied when no server runs.
    password : str
        Kept out of the address, which may be shown.
    lock_ms : int
        How long to wait for another writer of the same set, milliseconds.
    """

    def __init__(self, url: str, cache: Path, password: str = "", lock_ms: int = _LOCK_MS) -> None:
        self._url, self._password, self._cache, self._lock_ms = url, password, cache, lock_ms
        self._making = threading.Lock()

    def entries(self) -> tuple[SetEntry, ...]:
        """Return all sets by id, the removed ones too."""
        query = f"""
            SELECT DISTINCT ON (set_id) set_id, readers, {", ".join(_VERSION)}, {_AT},
              to_char(removed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"') AS removed_at
            FROM sahel_map.set_version JOIN sahel_map.set_state USING (set_id) ORDER BY set_id, number DESC
        """  # noqa: S608 - names of columns only
        with self._connection() as connection:
            return tuple(
                SetEntry(
                    set_id=row.pop("set_id"),
                    readers=tuple(row.pop("readers")),
                    removed_at=row.pop("removed_at"),
                    version=SetVersion(**row),
                )
                for row in connection.execute(query).fetchall()
            )

    def versions(self, set_id: str) -> tuple[SetVersion, ...]:
        """Return the versions of a set, newest first; raise `StoreError` for an unknown set."""
        with self._connection() as connection:
            found = self._versions(connection, require_set_id(set_id))
        if not found:
            raise StoreError("unknown", set=set_id)
        return found

    def folder(self, set_id: str, number: int | None = None) -> Path:
        """Return a data folder with a version of a set, the newest by default; nobody may change it.

        Raises
        ------
        StoreError
            If there is no such set or version.
        """
        versions = {version.number: version for version in self.versions(set_id)}
        wanted = max(versions) if number is None else number
        if wanted not in versions:
            raise StoreError("no-version", set=set_id, number=str(wanted), versions=listed(versions))
        folder = self._cache / set_id / f"{wanted:06}-{versions[wanted].digest}"
        with self._making:
            if not folder.is_dir():
                self._fetch(set_id, wanted, folder)
        return folder

    @override
    def add(self, set_id: str, folder: Path, who: str, what: str, replaces: int | None = None) -> SetVersion:
        require_set_id(set_id)
        dataset = checked_folder(folder)
        said = summary_of(dataset)
        with self._writing(set_id) as connection:
            newest = max((version.number for version in self._versions(connection, set_id)), default=0)
            require_newest(set_id, newest, replaces)
            connection.execute(
                "INSERT INTO sahel_map.set_state (set_id) VALUES (%s) ON CONFLICT DO NOTHING", [set_id]
            )
            values = {"set_id": set_id, "number": newest + 1, "who": who, "what": what, **said}
            names = list(values)
            connection.execute(
                f"INSERT INTO sahel_map.set_version ({', '.join(names)}, at) "  # noqa: S608 - names of columns only
                f"VALUES ({', '.join(f'%({name})s' for name in names)}, now())",
                values,
            )
            self._store_files(connection, set_id, newest + 1, folder)
            connection.execute("DELETE FROM sahel_map.incident WHERE set_id = %s", [set_id])
            copying = f"COPY sahel_map.incident (set_id, number, {', '.join(INCIDENT_COLUMNS)}) FROM STDIN"
            with connection.cursor() as cursor, cursor.copy(copying) as copy:
                for row in incident_rows(dataset):
                    copy.write_row((set_id, newest + 1, *row))
            version = self._versions(connection, set_id)[0]
        if len(dataset.incidents) >= WORTH_RECORDS:
            with suppress(StoreError, OSError):  # who asks for the set lays it out otherwise
                lay_out_dataset(dataset, self.folder(set_id, version.number))
        return version

    def allow(self, set_id: str, readers: Collection[str]) -> None:
        """Let only these groups read a set; everybody for none."""
        self._change(set_id, "readers = %s", sorted(readers))

    def remove(self, set_id: str) -> None:
        """Take a set out of sight; it can be brought back until it is purged."""
        self._change(set_id, "removed_at = coalesce(%s, now())", None)

    def bring_back(self, set_id: str) -> None:
        """Show a removed set again."""
        self._change(set_id, "removed_at = %s", None)

    def purge(self, before: str) -> tuple[str, ...]:
        """Delete for good what was removed before a time (ISO 8601, UTC); return the ids."""
        gone = tuple(entry.set_id for entry in self.entries() if entry.removed_at and entry.removed_at < before)
        for set_id in gone:
            with self._writing(set_id) as connection:
                connection.execute("DELETE FROM sahel_map.set_state WHERE set_id = %s", [set_id])
                connection.execute(
                    "DELETE FROM sahel_map.file_content "
                    "WHERE sha256 NOT IN (SELECT sha256 FROM sahel_map.version_file)"
                )
            shutil.rmtree(self._cache / set_id, ignore_errors=True)
        return gone

    def migrate(self, target: str = "head") -> None:
        """Bring the schema to a state, as the role of the address, which must own it."""
        with self._connection(is_change=True) as connection:
            connection.row_factory = tuple_row  # type: ignore[assignment]  # what alembic expects
            migrate(connection, target)

    def put_styles(self, styles: Mapping[str, str]) -> None:
        """Store styles (QML) of the view by their names, the first as the one that QGIS opens it with."""
        with self._connection(is_change=True) as connection:
            connection.execute("DELETE FROM public.layer_styles WHERE f_table_schema = 'sahel_map'")
            for place, (name, style) in enumerate(styles.items()):
                connection.execute(
                    "INSERT INTO public.layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                    "f_geometry_column, stylename, styleqml, useasdefault, owner) VALUES "
                    "(current_database(), 'sahel_map', 'incidents', 'geom', %s, %s::xml, %s, current_user)",
                    [name, style, place == 0],
                )

    def wait(self, seconds: float) -> bool:
        """Wait until a set changes, at most so many seconds; return whether one did.

        The database says so; if it cannot, the caller asks again after the time anyway.
        """
        with self._connection(is_change=True, is_automatic=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            return any(True for _ in connection.notifies(timeout=seconds, stop_after=1))

    def _versions(self, connection: psycopg.Connection[dict[str, Any]], set_id: str) -> tuple[SetVersion, ...]:
        query = (
            f"SELECT {', '.join(_VERSION)}, {_AT} FROM sahel_map.set_version "  # noqa: S608 - names of columns
            "WHERE set_id = %s ORDER BY number DESC"
        )
        return tuple(SetVersion(**row) for row in connection.execute(query, [set_id]).fetchall())

    def _change(self, set_id: str, what: str, value: object) -> None:
        with self._writing(require_set_id(set_id)) as connection:
            query = f"UPDATE sahel_map.set_state SET {what} WHERE set_id = %s"  # noqa: S608 - our own words
            if connection.execute(query, [value, set_id]).rowcount == 0:
                raise StoreError("unknown", set=set_id)

    def _store_files(
        self, connection: psycopg.Connection[dict[str, Any]], set_id: str, number: int, folder: Path
    ) -> None:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            content = path.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            connection.execute(
                "INSERT INTO sahel_map.file_content VALUES (%s, %s) ON CONFLICT DO NOTHING", [digest, content]
            )
            name = path.relative_to(folder).as_posix()
            connection.execute(
                "INSERT INTO sahel_map.version_file VALUES (%s, %s, %s, %s)", [set_id, number, name, digest]
            )

    def _fetch(self, set_id: str, number: int, folder: Path) -> None:
        """Write the files of a version beside their place in the cache, check them, and put them there at once."""
        query = (
            "SELECT path, sha256, content FROM sahel_map.version_file JOIN sahel_map.file_content USING (sha256) "
            "WHERE set_id = %s AND number = %s"
        )
        folder.parent.mkdir(parents=True, exist_ok=True)
        with scratch_folder("fetching", folder.parent) as workshop:
            made = workshop / "data"
            with self._connection() as connection:
                for row in connection.execute(query, [set_id, number]):
                    if hashlib.sha256(row["content"]).hexdigest() != row["sha256"]:
                        raise StoreError("damaged-there", set=set_id, number=str(number), path=row["path"])
                    target = made / row["path"]
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(row["content"])
            made.rename(folder)

    @contextmanager
    def _writing(self, set_id: str) -> Iterator[psycopg.Connection[dict[str, Any]]]:
        """Open a transaction that holds a set for one writer and tells every listener when it is done."""
        with self._connection(is_change=True) as connection:
            connection.execute(f"SET LOCAL lock_timeout = {self._lock_ms}")
            try:
                connection.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{CHANNEL}:{set_id}"])
            except psycopg.errors.LockNotAvailable as error:
                raise StoreError("busy", set=set_id) from error
            yield connection
            connection.execute("SELECT pg_notify(%s, %s)", [CHANNEL, set_id])

    @contextmanager
    def _connection(
        self, *, is_change: bool = False, is_automatic: bool = False
    ) -> Iterator[psycopg.Connection[dict[str, Any]]]:
        """Open a connection; what the database says comes out as one sentence without address or password."""
        try:
            with psycopg.connect(
                self._url,
                password=self._password or None,
                connect_timeout=_CONNECT_S,
                options=f"-c statement_timeout={_STATEMENT_MS}",
                application_name="sahel-map",
                autocommit=is_automatic,
                row_factory=dict_row,
                # A standby takes no change and tells of none.
                target_session_attrs="read-write" if is_change else None,
            ) as connection:
                yield connection
        except psycopg.errors.InsufficientPrivilege as error:
            raise StoreError("may-only-read") from error
        except psycopg.errors.UndefinedTable as error:
            raise StoreError("no-tables") from error
        except psycopg.errors.DiskFull as error:
            raise StoreError("full") from error
        except (psycopg.OperationalError, psycopg.errors.ReadOnlySqlTransaction) as error:
            raise StoreError("away") from error
