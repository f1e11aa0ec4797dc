"""Where the data set is. The only module that knows the name of its folder."""

import os
from pathlib import Path

from sahel_map.core.errors import DataError

ENVIRONMENT_VARIABLE = "SAHEL_MAP_GEODATA"
_FOLDER = "geodata"
_PACKAGE = Path(__file__).resolve().parents[2]


def geodata_root(root: Path | str | None = None) -> Path:
    """Return the folder of the data set: argument, then environment, then package, then repository.

    Parameters
    ----------
    root
        Folder to use instead of looking for one.

    Returns
    -------
    Path
        An existing folder; whether its content is sound is for `sahel_map.data.check.run` to say.

    Raises
    ------
    DataError
        If the folder asked for, or every place looked at, does not exist.
    """
    asked = root or os.environ.get(ENVIRONMENT_VARIABLE)
    candidates = [Path(asked)] if asked else [_PACKAGE / "site" / _FOLDER, _PACKAGE.parents[1] / _FOLDER]
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    looked_at = " or ".join(str(candidate) for candidate in candidates)
    raise DataError(f"No data set at {looked_at}: give a folder, or set {ENVIRONMENT_VARIABLE} to one.")
