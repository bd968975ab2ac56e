"""The data as JSON for the browser's archive, which then needs no TOML reader.

The bundle writes these files beside the modules and leaves the `.toml` files and this module
out; `law.store` takes them where it finds them.
"""

from __future__ import annotations

import json

from calculators.law import store

FOLDER = "calculators/law"


def packed() -> dict[str, str]:
    """Path in the archive → text of the file."""
    return {
        f"{FOLDER}/{file}.json": json.dumps(store.tables(file), ensure_ascii=False)
        for file in store.FILES
    }
