"""Many readers at once: all are served or told to come back, and a monitor is answered meanwhile."""

import asyncio
import subprocess
import sys

import pytest
import websockets

from benchmarks.streamlit_client import Reader

SESSIONS = 200
# Asks for both in turn until it is ended, from a process of its own: the readers keep this one busy.
_MONITOR = """
import sys, time, urllib.error, urllib.request
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
while True:
    for name in ("healthz", "readyz"):
        began = time.perf_counter()
        try:
            status = opener.open(sys.argv[1] + name, timeout=60).status
        except urllib.error.HTTPError as error:
            status = error.code
        print(name, status, time.perf_counter() - began, flush=True)
    time.sleep(0.1)
"""


@pytest.mark.long
@pytest.mark.parametrize("n_readers", [60, 300])
def test_readers_when_many_come_at_once_then_are_served_or_refused_and_monitors_answered(start_server, n_readers):
    # They come from one machine here, and from many elsewhere.
    server = start_server(SAHEL_MAP_CONNECTIONS_PER_ADDRESS="1000", SAHEL_MAP_SESSIONS=str(SESSIONS))

    async def visit():
        reader = Reader(server.url)
        try:
            await reader.connect()
        except websockets.InvalidStatus as refused:
            return refused.response.status_code
        run = await reader.open()
        await reader.close()
        return run

    async def herd():
        return await asyncio.gather(*(visit() for _ in range(n_readers)))

    command = [sys.executable, "-c", _MONITOR, server.url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as monitor:
        ended = asyncio.run(herd())
        monitor.terminate()
        asked = [line.split() for line in monitor.stdout.read().splitlines()]

    served = [each for each in ended if each != 403]
    assert len(served) == min(n_readers, SESSIONS)
    assert [run.errors for run in served] == [[]] * len(served)
    assert all("All documented incidents" in run.texts for run in served)
    assert {status for name, status, _ in asked if name == "healthz"} == {"200"}
    # Full, the server is not ready for more, and says so.
    assert {status for name, status, _ in asked if name == "readyz"} <= {"200", "503"}
    slowest = max(float(seconds) for *_, seconds in asked)
    print(f"{n_readers} readers: {len(asked)} answers to monitors, at worst {slowest:.2f} s")
    # Client and server share this machine, so the bound is looser than the second of a quiet one.
    assert slowest < 2
