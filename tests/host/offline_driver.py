"""Runs inside an empty network namespace: starts the installed server and reads it as a browser would."""

import asyncio
import importlib.util
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

PORT = 18501
URL = f"http://127.0.0.1:{PORT}/mali/"


def ask(path):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(URL + path, timeout=30) as answer:
        return answer.read()


def wait(server):
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        try:
            return ask("readyz")
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not become ready")


def looked_up_or_sent():
    """Return how many packets found no way out of here: look-ups and connections of any process, C or Python."""
    with open("/proc/net/snmp", encoding="ascii") as file:
        names, values = [line.split()[1:] for line in file if line.startswith("Ip:")]
    with open("/proc/net/snmp6", encoding="ascii") as file:
        ipv6 = dict(line.split() for line in file)
    return int(dict(zip(names, values, strict=True))["OutNoRoutes"]) + int(ipv6.get("Ip6OutNoRoutes", 0))


def client():
    specification = importlib.util.spec_from_file_location("streamlit_client", os.environ["STREAMLIT_CLIENT"])
    module = importlib.util.module_from_spec(specification)
    sys.modules["streamlit_client"] = module
    specification.loader.exec_module(module)
    return module.Reader(URL)


def is_whole():
    """Whether everything is walked, which takes minutes: once in a run of all tests."""
    return "whole" in sys.argv


async def walk():
    """Open every page in both languages, or the start page alone; return the HTML of the start page."""
    from sahel_map.app.page.shell import PAGES

    pages = PAGES if is_whole() else {"map": PAGES["map"]}
    html = []
    for language in ("en", "fr"):
        for name, script in pages.items():
            reader = client()
            await reader.connect()
            page = "" if name == "map" else script.removeprefix("pages/").removesuffix(".py")
            run = await reader.open(f"lang={language}", page)
            await reader.close()
            assert run.errors == [], (name, language, run.errors)
            html = html or run.html
    return html


def run_command(*arguments):
    command = [sys.executable, "-c", "from sahel_map.cli import main; main()", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def make_files():
    """Make every kind of file, bring one in again, and ask each live address."""
    from sahel_map.exports.formats import FORMATS

    with tempfile.TemporaryDirectory() as folder:
        for kind in FORMATS.values():
            run_command("export", "--format", kind.code, "-o", f"{folder}/{kind.code}{kind.suffix}")
        run_command("sheet", "-o", f"{folder}/sheet.pdf")
        run_command("sheet", "-o", f"{folder}/sheet.png", "--lang", "fr")
        run_command("import", f"{folder}/geojson.geojson", "-o", f"{folder}/imported")
    for path in ("", "conformance", "collections", "collections/points/items", "incidents.csv", "changes.atom"):
        assert ask(f"api/{path}"), path


def main():
    before = looked_up_or_sent()
    with socket.socket() as probe:
        probe.settimeout(2)
        try:
            probe.connect(("192.0.2.1", 80))
            raise SystemExit("there is a network here")
        except OSError:
            pass
    tried = looked_up_or_sent()
    assert tried > before, "the kernel does not count here what has no way out"
    command = [sys.executable, "-c", "from sahel_map.cli import main; main()", "serve", "--host", "127.0.0.1"]
    server = subprocess.Popen([*command, "--port", str(PORT), "--base-path", "/mali"])
    try:
        wait(server)
        page = ask("").decode()
        for script in re.findall(r'(?:src|href)="\./(static/[^"]+)"', page):
            assert ask(script), script
        html = asyncio.run(walk())
        if is_whole():
            make_files()
        assert ask("component/streamlit_folium.st_folium/index.html")
        assert looked_up_or_sent() == tried, "a process of the server looked something up, or asked another machine"
        # The first of the key figures counts the incidents.
        n = re.search(r'<dd class="value">(\d+)</dd>', "".join(html))[1]
        print(f"served {n} incidents without a network")
    finally:
        server.terminate()
        server.wait(30)


if __name__ == "__main__":
    main()
