"""A Streamlit server of its own for each application that is measured."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
DASHBOARD = ROOT / "dashboard.py"


@contextmanager
def serving(script: Path, **environment: str) -> Iterator[str]:
    """Start a script with its routes, the dashboard as hosts do; yield its address once it answers, and stop it."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1"]
    if script == DASHBOARD:
        command = [sys.executable, "-c", "from sahel_map.cli import main; main()", "serve"]
        command += ["--host", "127.0.0.1", "--port", str(port)]
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}/"
            if not answers(f"{url}_stcore/health", server, 60):
                log.seek(0)
                raise RuntimeError(f"{script.name} did not start: {log.read()[-2000:]}")
            yield url
        finally:
            server.terminate()
            server.wait(timeout=30)


def answers(url: str, server: subprocess.Popen | None, seconds: float) -> bool:
    """Wait until an address answers; give up after some seconds, or when the server has ended."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + seconds
    while time.monotonic() < until and (server is None or server.poll() is None):
        try:
            if opener.open(url, timeout=until - time.monotonic()).status == 200:
                return True
        except OSError:
            time.sleep(0.1)
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
