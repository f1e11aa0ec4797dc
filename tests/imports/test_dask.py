"""The import on a real scheduler with two worker processes: the rows of one process, also when a worker dies."""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import pytest
from server_process import PATIENCE_S, eventually, free_port

from benchmarks.ucdp_rows import write_rows
from sahel_map.data.read.paths import geodata_root
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.importing import prepare, read_upload
from sahel_map.imports.large import dask_scheduler, import_large
from sahel_map.imports.mapping import ImportMapping
from sahel_map.imports.surroundings import read_surroundings
from sahel_map.imports.tables import with_ids
from sahel_map.imports.writing import IMPORTED

TODAY = dt.date(2026, 11, 29)
N_ROWS = int(os.environ.get("SAHEL_MAP_DASK_ROWS", "60000"))


@pytest.fixture
def cluster(tmp_path):
    """Start a scheduler and two workers of one thread each, as a host would; return address and workers."""
    pytest.importorskip("distributed", reason="the extra [scale] is not installed")
    port = free_port()
    address, log = f"tcp://127.0.0.1:{port}", (tmp_path / "dask.txt").open("w")
    here = {
        "cwd": tmp_path,
        "stdout": log,
        "stderr": subprocess.STDOUT,
        "env": {**os.environ, "OMP_NUM_THREADS": "1"},
    }
    options = ["--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    scheduler = subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_scheduler", *options], **here)
    options = [address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1"]
    workers = [
        subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_worker", *options], **here) for _ in range(2)
    ]
    from distributed import Client

    with Client(address, timeout=PATIENCE_S) as client:
        client.wait_for_workers(2, timeout=PATIENCE_S)
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()
    log.close()


def test_scheduler_when_nobody_answers_then_one_sentence():
    pytest.importorskip("distributed", reason="the extra [scale] is not installed")
    scheduler = dask_scheduler("tcp://127.0.0.1:1", patience="1s")
    with pytest.raises(ImportFileError, match="^No Dask scheduler answers at tcp://127.0.0.1:1.$"):
        scheduler.__enter__()


def memory_mb(process):
    """Return the most memory that a process had at once."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1000


@pytest.mark.long
def test_import_when_a_worker_is_killed_in_the_middle_then_every_row_as_from_one_process(cluster, tmp_path, capsys):
    address, workers = cluster
    root = geodata_root()
    around = read_surroundings(root, IMPORTED)
    path = write_rows(tmp_path / "GEDEvent_v.csv", N_ROWS, around.units)
    made, started = tmp_path / "made", time.monotonic()
    facts = ".importing-*/work/data/large/facts/part-*.parquet"
    killed = []

    def kill_one():
        if eventually(lambda: len(list(tmp_path.glob(facts))) >= 2, 1800):
            killed.append(memory_mb(workers[0]))
            workers[0].send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill_one, daemon=True)
    killer.start()
    with dask_scheduler(address) as run:
        told = import_large(path, made, root, ImportMapping(), TODAY, run, max(5_000, min(100_000, N_ROWS // 10)))
    seconds = time.monotonic() - started
    killer.join()
    assert killed and workers[0].wait() == -signal.SIGKILL
    assert told.n_read == N_ROWS
    with capsys.disabled():
        sys.stdout.write(
            f"\n{N_ROWS} rows in {seconds:.0f} s; a worker {memory_mb(workers[1]):.0f} MB at most, "
            f"killed at {killed[0]:.0f} MB; {told.n_accepted} taken\n"
        )
    if N_ROWS > 300_000:
        return  # one process is not asked to hold more
    whole = prepare(read_upload(path), ImportMapping(), around, TODAY)
    at_once = with_ids(whole.events, whole.recognised.numbers)
    parts = [pd.read_parquet(one) for one in sorted((made / "large" / "events").glob("part-*.parquet"))]
    assert len(parts) == 10
    together = pd.concat(parts).sort_values("incident_id", ignore_index=True)
    assert told.n_accepted == len(together) == len(at_once)
    pd.testing.assert_frame_equal(plain(together)[list(at_once)], plain(at_once), check_dtype=False)
    import dask_geopandas

    facts = dask_geopandas.read_parquet(made / "large" / "facts")
    assert facts.npartitions == 10
    assert len(facts) == len(at_once)


def plain(events):
    lists = {
        name: events[name].map(
            lambda cell: tuple(cell) if hasattr(cell, "__len__") and not isinstance(cell, str) else cell
        )
        for name in ("actors", "attributions", "harms")
    }
    return events.assign(
        **lists, **{name: events[name].astype("datetime64[s]") for name in ("date_start", "date_end")}
    )
