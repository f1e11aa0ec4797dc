"""What a server bears: memory of a session, time of a filter change under load, two processes against one.

Times mean nothing on a machine that does other work; there, `chrt -f 1 python -m benchmarks load`, as
root, puts client and server first. The processor time of a change is true anyhow.
"""

from __future__ import annotations

import asyncio
import getpass
import itertools
import shutil
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil

from benchmarks.report import Figure
from benchmarks.streamlit_client import Reader

ROOT = Path(__file__).parents[1]
SESSIONS = (50, 100)
AT_ONCE = 10
USERS, THINK_S, ROUNDS = 10, 5.0, 8
CROWD, CROWD_THINK_S, CROWD_ROUNDS = 50, 10.0, 4
RUSH_S = 20.0
PATIENCE_S = 90


def measure() -> list[Figure]:
    """Return memory, times and throughput; needs about four minutes and a machine that does nothing else."""
    with server() as (url, process):
        memory = asyncio.run(_memory(url, process))
    with server() as (url, process):
        times = asyncio.run(_act_calmly([url] * USERS))
        began = _processor_s(process)
        alone = asyncio.run(_rush([url] * USERS))
        processor = (_processor_s(process) - began) / (alone * RUSH_S)
    figures = [
        *(Figure(f"memory of a session, {n} at once, all shipped incidents", mb, "MB", "<= 2") for n, mb in memory),
        Figure("filter change at 10 users acting every 5 s, median", statistics.median(times), "s"),
        Figure("filter change at 10 users acting every 5 s, 95th percentile", _p95(times), "s", "<= 0.25"),
        Figure("processor time of a filter change, all of the server", processor, "s", "<= 0.09"),
        Figure("filter changes a second, one process, 10 users without a pause", alone, "1/s", ">= 10"),
    ]
    if shutil.which("nginx") is None:
        return figures
    together, crowd = _two_processes()
    who = f"{CROWD} readers acting every {CROWD_THINK_S:.0f} s on two processes"
    return [
        *figures,
        Figure(f"filter change at {who}, 95th percentile", _p95(crowd), "s", "<= 1"),
        Figure("the same, two processes behind nginx, readers kept apart", together, "1/s"),
        Figure("two processes / one", together / alone, "ratio", ">= 1.8"),
    ]


async def _memory(url: str, process: psutil.Process) -> list[tuple[int, float]]:
    """Return memory (MB) that each session adds to that of the first ten, which load what all share."""
    readers: list[Reader] = []
    measured = []
    await _open(url, readers, AT_ONCE)
    base, n_base = _resident(process), len(readers)
    for n in SESSIONS:
        while len(readers) < n:
            await _open(url, readers, AT_ONCE)
        measured.append((n, (_resident(process) - base) / (n - n_base)))
    for reader in readers:
        await reader.close()
    return measured


async def _open(url: str, readers: list[Reader], n: int) -> None:
    async def one() -> Reader:
        reader = Reader(url)
        await reader.connect()
        run = await reader.open()
        await reader.choose(run.widgets["_actors"], [run.widgets["_actors"].options[3]])
        return reader

    readers += await asyncio.gather(*(one() for _ in range(n)))


async def _act_calmly(
    urls: Sequence[str],
    think_s: float = THINK_S,
    rounds: int = ROUNDS,
    headers: Sequence[dict[str, str]] = ({},),
) -> list[float]:
    """Return the times (s) of filter changes of users who look at each answer before the next."""
    times: list[float] = []
    ready = asyncio.Barrier(len(urls))

    async def user(place: int, url: str) -> None:
        async with _warm(url, headers[place % len(headers)]) as (reader, actors):
            await ready.wait()
            await asyncio.sleep(place * think_s / len(urls))
            for choice in itertools.islice(_choices(actors, place), rounds):
                began = time.perf_counter()
                run = await reader.choose(actors, [choice])
                times.append(run.seconds)
                await asyncio.sleep(max(0.0, think_s - (time.perf_counter() - began)))

    await asyncio.gather(*(user(place, url) for place, url in enumerate(urls)))
    return times


async def _rush(urls: Sequence[str], headers: Sequence[dict[str, str]] = ({},)) -> float:
    """Return filter changes a second of users who never pause."""
    n_done = 0

    async def user(place: int, url: str) -> None:
        nonlocal n_done
        async with _warm(url, headers[place % len(headers)]) as (reader, actors):
            await ready.wait()
            until = time.perf_counter() + RUSH_S
            for choice in _choices(actors, place):
                if time.perf_counter() > until:
                    return
                await reader.choose(actors, [choice])
                n_done += 1

    ready = asyncio.Barrier(len(urls))
    await asyncio.gather(*(user(place, url) for place, url in enumerate(urls)))
    return n_done / RUSH_S


class _warm:  # noqa: N801 - used as a context manager only
    """A reader whose page is open, and the list of actors on it."""

    def __init__(self, url: str, headers: dict[str, str] | None = None) -> None:
        self._reader = Reader(url, headers)

    async def __aenter__(self):
        await self._reader.connect()
        run = await self._reader.open()
        return self._reader, run.widgets["_actors"]

    async def __aexit__(self, *_: object) -> None:
        await self._reader.close()


def _choices(actors, place: int) -> Iterator[str]:
    """Yield actors for ever, each user beginning with another one."""
    options = list(actors.options)
    return itertools.cycle(options[place % len(options) :] + options[: place % len(options)])


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _resident(process: psutil.Process) -> float:
    return process.memory_info().rss / 1e6


def _processor_s(process: psutil.Process) -> float:
    used = process.cpu_times()
    return used.user + used.system


def _two_processes() -> tuple[float, list[float]]:
    """Return throughput and the times of a crowd on two processes, as `deploy/nginx` sends readers to them."""
    with ExitStack() as stack:
        urls = [stack.enter_context(server("/mali"))[0] for _ in range(2)]
        url = stack.enter_context(nginx([address.split(":")[2].split("/")[0] for address in urls]))
        cookies = [{"Cookie": f"sahel_map_process={name}"} for name in "ab"]
        together = asyncio.run(_rush([url] * USERS, cookies))
        return together, asyncio.run(_act_calmly([url] * CROWD, CROWD_THINK_S, CROWD_ROUNDS, cookies))


@contextmanager
def server(base_path: str = "") -> Iterator[tuple[str, psutil.Process]]:
    """Run the application on the shipped data; yield its address and process."""
    port = _free_port()
    command = [sys.executable, "-c", "from sahel_map.cli import main; main()", "serve", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--base-path", base_path]
    url = f"http://127.0.0.1:{port}{base_path}/"
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"{url}readyz")
        yield url, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def nginx(ports: Sequence[str], is_secure: bool = False) -> Iterator[str]:
    """Run nginx with the shipped configuration; without TLS where the client is not what is measured."""
    port, shipped = _free_port(), (ROOT / "deploy" / "nginx" / "sahel-map.conf").read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for old, new in (
            ("listen 443 ssl http2;", f"listen 127.0.0.1:{port}{' ssl http2' if is_secure else ''};"),
            ("listen 80;", f"listen 127.0.0.1:{_free_port()};"),
            ("127.0.0.1:8501", f"127.0.0.1:{ports[0]}"),
            ("127.0.0.1:8502", f"127.0.0.1:{ports[1]}"),
            ("/var/log/nginx/", f"{folder}/"),
            ("/var/lib/nginx/", f"{folder}/"),
            ("/etc/ssl/certs/sahel-map.pem", f"{folder}/cert.pem"),
            ("/etc/ssl/private/sahel-map.key", f"{folder}/key.pem"),
            *(() if is_secure else (("    ssl_", "    #ssl_"),)),
        ):
            shipped = shipped.replace(old, new)
        # Not every machine has IPv6.
        shipped = "\n".join(line for line in shipped.splitlines() if "listen [::]" not in line)
        if is_secure:
            command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1"
            files = ["-keyout", "key.pem", "-out", "cert.pem"]
            subprocess.run([*command.split(), *files], cwd=folder, check=True, capture_output=True)
        configuration = Path(folder) / "nginx.conf"
        configuration.write_text(
            # As root, nginx would change its workers to a user who may not keep files in this folder.
            f"daemon off; pid {folder}/pid; error_log {folder}/error.log; user {getpass.getuser()}; "
            "events {} http { "
            f"client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; "
            f"uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; {shipped} }}"
        )
        process = subprocess.Popen(["nginx", "-p", folder, "-c", str(configuration)])
        try:
            url = f"{'https' if is_secure else 'http'}://127.0.0.1:{port}/mali/"
            _wait(f"{url}readyz")
            yield url
        finally:
            process.terminate()
            process.wait(10)


def _wait(url: str) -> None:
    # A certificate made for this run is nobody's to vouch for.
    trusting = urllib.request.HTTPSHandler(context=ssl._create_unverified_context())
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), trusting)
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            with opener.open(url, timeout=5):
                return
        except (OSError, urllib.error.HTTPError):
            time.sleep(0.2)
    raise RuntimeError(f"{url} did not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
