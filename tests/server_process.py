"""Starts servers for tests, waits until they answer, and reads what they wrote."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
MINI = Path(__file__).parent / "mini"
# A bound for states that are waited for, on a machine that is busy with other things.
PATIENCE_S = 120
_HELD = []


class ServerProcess:
    """One server; `url` is its address with the base path and a slash at the end."""

    def __init__(self, command, url, log, environment):
        self.command, self.url, self.log, self.environment = command, url, log, environment
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            self.command,
            cwd=ROOT,
            env={**os.environ, **self.environment},
            stdout=self.log.open("a"),
            stderr=subprocess.STDOUT,
        )

    @property
    def text(self):
        return self.log.read_text("utf-8")

    def lines(self):
        """Return what the server logged, as objects."""
        return [json.loads(line) for line in self.text.splitlines() if line.startswith("{")]

    def wait(self, path="_stcore/health", status=200, seconds=PATIENCE_S):
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if ask(self.url + path).status == status:
                    return self
            except OSError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"the server did not answer {path} with {status}: {self.text[-2000:]}")

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(timeout=PATIENCE_S)


def eventually(question, seconds=PATIENCE_S):
    """Ask until the answer is true and return it: a server counts and logs a request after it has answered it."""
    until = time.monotonic() + seconds
    while not (answer := question()) and time.monotonic() < until:
        time.sleep(0.05)
    return answer


def ask(url, headers=None, method="GET", context=None):
    """Ask without a proxy and without following redirects; return the response, whatever its status."""
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), _Stay(), urllib.request.HTTPSHandler(context=context)
    )
    request = urllib.request.Request(url, headers=headers or {}, method=method)
    try:
        response = opener.open(request, timeout=PATIENCE_S)
    except urllib.error.HTTPError as error:
        response = error
    response.body = response.read()
    return response


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def free_port():
    """Return a port that nobody else is given while these tests run.

    It stays bound here, without listening: a server that reuses addresses, as all of ours do, may listen on
    it, but no other test, worker or outgoing connection gets it.
    """
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    _HELD.append(held)
    return held.getsockname()[1]


def streamlit_server(script, folder, base_path="", address="127.0.0.1", **environment):
    """Start a script with `streamlit run`, as the README allows."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.baseUrlPath", base_path, *(["--server.address", address] if address else [])]
    url = f"http://127.0.0.1:{port}/{base_path}".rstrip("/") + "/"
    return ServerProcess(command, url, folder / "log.txt", environment)


def oidc_settings(public_url, provider_url, secret="0123456789abcdef0123456789abcdef"):
    """Return the settings of a server at an address where readers of ngo.example sign in at a provider."""
    return {
        "SAHEL_MAP_LOGIN": "oidc",
        "SAHEL_MAP_PUBLIC_URL": public_url.rstrip("/"),
        "SAHEL_MAP_OIDC_METADATA_URL": f"{provider_url}.well-known/openid-configuration",
        "SAHEL_MAP_OIDC_CLIENT_ID": "sahel-map",
        "SAHEL_MAP_OIDC_CLIENT_SECRET": "any",
        "SAHEL_MAP_COOKIE_SECRET": secret,
        "SAHEL_MAP_ALLOW_DOMAINS": "ngo.example",
    }


def serve_command(folder, base_path="", port=None, host="127.0.0.1", **environment):
    """Start `sahel-map serve` on the invented data set."""
    port = port or free_port()
    command = [sys.executable, "-c", "from sahel_map.cli import main; main()", "serve"]
    command += ["--host", host, "--port", str(port), "--base-path", base_path]
    url = f"http://127.0.0.1:{port}/{base_path.strip('/')}".rstrip("/") + "/"
    return ServerProcess(command, url, folder / "log.txt", {"SAHEL_MAP_GEODATA": str(MINI), **environment})
