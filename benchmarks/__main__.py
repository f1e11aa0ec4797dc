"""`make bench`, or `python -m benchmarks NAME...` for some modules only."""

import argparse
import importlib
import os
import pkgutil

import benchmarks
from benchmarks.report import heading, write


def main() -> None:
    """Run the modules that measure something, and print and write their figures."""
    names = [module.name for module in pkgutil.iter_modules(benchmarks.__path__) if module.name[0] != "_"]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("name", nargs="*", help=f"modules to run; default all of {', '.join(names)}")
    wanted = parser.parse_args().name
    if unknown := set(wanted) - set(names):
        parser.error(f"{', '.join(sorted(unknown))} measures nothing; allowed: {', '.join(names)}")
    for name in wanted or names:
        measure = getattr(importlib.import_module(f"benchmarks.{name}"), "measure", None)
        if measure is not None:
            print(f"measuring {name} ...", flush=True)
            begun = heading(os.getloadavg()[0])
            print(write(name, begun, measure()), flush=True)


if __name__ == "__main__":
    main()
