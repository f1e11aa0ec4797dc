"""How the Chromium of tests, pictures and bench is started."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["ARGUMENTS", "CHROMIUM", "WITHOUT_BAR"]

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
# The first two let Chromium run as root and without a graphics card, as in a container; the others
# stop it from calling home, which the watch over requests would not see.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# In Chromium 156 the list under the bar of addresses is two pages of its own, which take two seconds of processor
# time for each window. Only the last such list counts: what shows of Playwright's is here too. The bench keeps the
# bar, as readers have it.
WITHOUT_BAR = (*ARGUMENTS, "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,PaintHolding,MediaRouter")
