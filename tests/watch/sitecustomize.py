"""Loaded by every Python that the tests start: notes each attempt to reach another machine.

The file named by CONNECTIONS_LOG must be empty at the end; `tests/conftest.py` looks.
"""

import os
import sys
import traceback

LOG = os.environ.get("CONNECTIONS_LOG")
OWN = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "", None}


def note(event, arguments):
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        host = arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0]
    else:
        return
    if host not in OWN and not str(host).startswith("127."):
        where = "".join(traceback.format_stack(limit=6)[:-1])
        with open(LOG, "a", encoding="utf-8") as log:
            log.write(f"{event} {host} by {' '.join(sys.argv)[:200]}\n{where}\n")


if LOG:
    sys.addaudithook(note)
