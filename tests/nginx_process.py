"""A real nginx on loopback with the configuration that is shipped, and a certificate of its own."""

import re
import shutil
import socket
import ssl
import subprocess
import time

import pytest
from server_process import PATIENCE_S, ROOT, ask, free_port

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
SHIPPED = ROOT / "deploy" / "nginx"


class Nginx:
    """Runs until `stop`; `url` is the address readers use."""

    def __init__(self, folder, ports, login="", bans=False):
        if not NGINX or not shutil.which("openssl"):
            pytest.skip("no nginx or no openssl here: Debian's packages nginx-light and openssl")
        self.folder, self.port, self.plain_port = folder, free_port(), free_port()
        self.url = f"https://127.0.0.1:{self.port}/mali/"
        self.tls = self._certificate()
        self._configure(ports, login, bans)
        self.process = subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf"])
        self._wait()

    def _certificate(self):
        command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext"
        names = ["subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem"]
        subprocess.run([*command.split(), *names], cwd=self.folder, check=True, capture_output=True)
        return ssl.create_default_context(cafile=self.folder / "cert.pem")

    def _configure(self, ports, login, bans):
        shipped = (SHIPPED / "sahel-map.conf").read_text("utf-8")
        if bans:
            # As the file itself says: another file before it, and one line switched on.
            shipped = (SHIPPED / "sahel-map-refused.conf").read_text("utf-8") + shipped
            shipped = shipped.replace("#access_log /var/log/nginx/", f"access_log {self.folder}/")
        for pattern, replacement in (
            (r"127\.0\.0\.1:8501", f"127.0.0.1:{ports[0]}"),
            (r"127\.0\.0\.1:8502", f"127.0.0.1:{ports[-1]}"),
            (r"listen 443 ssl", f"listen 127.0.0.1:{self.port} ssl"),
            (r"listen 80;", f"listen 127.0.0.1:{self.plain_port};"),
            # Not every machine of a test has IPv6; that the lines are there is another test's.
            (r"listen \[::\]:\d+[^;]*;", ""),
            (r"/var/log/nginx/sahel-map-error.log", f"{self.folder}/error.log"),
            (r"/etc/ssl/certs/sahel-map.pem", f"{self.folder}/cert.pem"),
            (r"/etc/ssl/private/sahel-map.key", f"{self.folder}/key.pem"),
            (r"/var/log/nginx/sahel-map.log", f"{self.folder}/access.log"),
            (r"/var/lib/nginx/sahel-map", f"{self.folder}/cache"),
            (r"server_name map\.example\.org", "server_name 127.0.0.1"),
            *(
                [(r"#include /etc/nginx/sahel-map-login\.conf", f"include {self.folder}/login.conf")]
                if login
                else []
            ),
        ):
            shipped, n = re.subn(pattern, replacement, shipped)
            assert n, pattern
        (self.folder / "login.conf").write_text(login)
        (self.folder / "nginx.conf").write_text(
            # As root, nginx would change its workers to a user who may not read the test's folder.
            f"daemon off; pid nginx.pid; error_log error.log; user {_user()};"
            "events { worker_connections 512; } http { client_body_temp_path b; proxy_temp_path p;"
            f"fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;\n{shipped}\n}}"
        )

    def _wait(self):
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until and self.process.poll() is None:
            try:
                # Not a page: what the application cannot answer yet would have nginx avoid it for seconds.
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError((self.folder / "error.log").read_text())

    def ask(self, path, headers=None, **options):
        return ask(self.url + path, headers, context=self.tls, **options)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE_S)


def _user():
    import getpass

    return getpass.getuser()
