"""`make bench`, or `python -m benchmarks NAME...` for some modules only."""

import importlib
import pkgutil
import sys

import benchmarks
from benchmarks.report import write


def main() -> None:
    """Run the modules that measure something, and print and write their figures."""
    figures = []
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.name.startswith("_") or (sys.argv[1:] and module.name not in sys.argv[1:]):
            continue
        measure = getattr(importlib.import_module(f"benchmarks.{module.name}"), "measure", None)
        if measure is not None:
            print(f"measuring {module.name} ...", flush=True)
            figures += measure()
    print(write(figures))


if __name__ == "__main__":
    main()
