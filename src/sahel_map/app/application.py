"""What this project adds to Streamlit's own server, in one process: routes, middleware, the data watch."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import PurePath
from typing import Any

from starlette.middleware import Middleware
from streamlit import config

import sahel_map
from sahel_map.app.page import shared_data as cache
from sahel_map.app.page.in_line import say_in_line
from sahel_map.app.page.shell import PAGES
from sahel_map.app.server import logs
from sahel_map.app.server.api.routes import api_routes
from sahel_map.app.server.map_routes import map_routes
from sahel_map.app.server.metrics import start_metrics
from sahel_map.app.server.middleware import RequestMiddleware, allow_readers, claims_of
from sahel_map.app.server.open_pages import OpenPages
from sahel_map.app.server.preparing import Preparing
from sahel_map.app.server.run_slots import SLOTS
from sahel_map.app.server.running_settings import people, settings
from sahel_map.app.server.streamlit_private import bound_runs, keep_provider, say_errors, start_runs_aside
from sahel_map.app.server.watch import Watch
from sahel_map.app.server.workshop import WORKSHOP
from sahel_map.core.errors import SettingsError, StartError
from sahel_map.data.read.paths import ENVIRONMENT_VARIABLE
from sahel_map.sets.errors import StoreError
from sahel_map.sets.store import DEFAULT_SET
from sahel_map.settings.settings import Settings
from sahel_map.settings.start_check import require_machine
from sahel_map.words import LANGUAGES, Words

__all__ = ["options"]

_PAGE_NAMES = frozenset(PurePath(path).stem for path in PAGES.values()) - {"dashboard"}
_THREADS = 40


def options() -> dict[str, Any]:
    """Return what to give to `st.App`.

    Wrong settings end the process with exit code 2, a machine that does not give what they ask with 1.
    """
    try:
        chosen = settings()
        require_machine(chosen, port_too=False)
        cache.shelf()
    except (SettingsError, StartError, StoreError) as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2 if isinstance(error, SettingsError) else 1) from error
    if chosen.geodata:
        os.environ[ENVIRONMENT_VARIABLE] = chosen.geodata
    if chosen.cookie_secret:
        config.set_option("server.cookieSecret", chosen.cookie_secret)
    open_pages = OpenPages(people(), chosen)
    return {
        "routes": [
            *api_routes(
                lambda set_id: cache.shelf().edition_store(set_id).current().dataset,
                chosen.base_path,
                chosen.public_url,
                lambda request, set_id: (
                    (set_id == DEFAULT_SET or cache.shelf().entry(set_id) is not None)
                    and people().may_read(claims_of(request, chosen), cache.shelf().readers_of(set_id))
                ),
            ),
            *map_routes(
                cache.find_map_data,
                base_path=chosen.base_path,
                allow=allow_readers(chosen, people().may_read, cache.readers_of_digest),
                unavailable_reason=lambda: cache.edition_store().unavailable_reason,
                watch_trouble=lambda: cache.edition_store().watch_trouble,
                on_show=lambda: cache.shelf().digests(),
                away_since=lambda: cache.shelf().away_since,
                refused=lambda: cache.shelf().refused(),
            ),
        ],
        "middleware": [
            Middleware(
                RequestMiddleware, settings=chosen, pages=_PAGE_NAMES, people=people(), open_pages=open_pages
            )
        ],
        "lifespan": _lifespan(chosen, open_pages),
        "secrets": _provider(chosen),
    }


def _lifespan(chosen: Settings, open_pages: OpenPages) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[None]:
        # Downloads wait in these threads for their file (the workshop takes 24 at most); sign-ins look up their
        # provider in them.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_THREADS))
        # The server has given its loggers handlers by now.
        logs.start_logs()
        logs.start_audit(chosen.audit_log)
        start_metrics(chosen.metrics_host, chosen.metrics_port, cache.edition_store())
        bound_runs(SLOTS, say_in_line)
        start_runs_aside()
        keep_provider()
        say_errors(" ".join(Words(language)("host-broken") for language in LANGUAGES))
        shelf = cache.shelf()
        preparing = Preparing(shelf.entries, shelf.folder, chosen.most_records)
        watch = Watch(
            shelf.open_stores, chosen.reload_seconds, shelf.store.wait if shelf.store else None, preparing.look
        )
        watch.start()
        looking = asyncio.create_task(open_pages.watch())
        _announce(chosen)
        yield
        looking.cancel()
        watch.stop()
        preparing.stop()
        WORKSHOP.close()
        logs.event("stop")

    return lifespan


def _announce(chosen: Settings) -> None:
    logs.event("start", version=sahel_map.__version__, port=chosen.port, login=chosen.login)
    if chosen.is_open and chosen.listens_beyond_this_machine:
        logs.event(
            "open-to-everybody",
            logging.WARNING,
            message=f"Listening on {chosen.host} with login = 'none': EVERYBODY who reaches port {chosen.port} "
            "reads all data. Set login to 'oidc' or 'proxy', or host to 'localhost'.",
        )


def _provider(chosen: Settings) -> dict[str, Any]:
    """Return what `st.login` needs to know of the provider."""
    if chosen.login != "oidc":
        return {}
    return {
        "auth": {
            "redirect_uri": f"{chosen.public_url}/oauth2callback",
            "cookie_secret": chosen.cookie_secret,
            "client_id": chosen.oidc_client_id,
            "client_secret": chosen.oidc_client_secret,
            "server_metadata_url": chosen.oidc_metadata_url,
        }
    }
