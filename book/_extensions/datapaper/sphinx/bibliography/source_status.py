"""How each source was seen, by what the rows of the data say of it.

Configuration value ``source_status``: ``resources``, whose columns of citation keys
name the sources; ``column``, which says how the source of a row was seen; ``best_first``, the
words for that which count, in their order. The best that any row says of a source holds.
"""

from sphinx.errors import ConfigError

from datapaper.data.package import DataError
from datapaper.sphinx.build_context import context_of

SETTINGS = ("resources", "column", "best_first")


def of_sources(app) -> dict[str, str]:
    """Return citation key -> how the source was seen; a source of which no row tells is left out.

    Raises ConfigError for a setting, resource or column that is not there.
    """
    if not (settings := app.config.source_status):
        return {}
    if lacking := [name for name in SETTINGS if name not in settings]:
        raise ConfigError(f"source_status lacks {', '.join(lacking)}")
    resources, column, words = (settings[name] for name in SETTINGS)
    found: dict[str, str] = {}
    for resource in resources:
        for key, word in _told(context_of(app).package, resource, column):
            if word in words:
                found[key] = min(word, found.get(key, word), key=words.index)
    return found


def _told(package, resource: str, column: str) -> list[tuple[str, str]]:
    """Return the sources of all rows of a resource, each with what its row says of it."""
    try:
        rows, fields = package.rows(resource), package.fields(resource)
    except DataError as error:
        raise ConfigError(f"source_status: {error}") from None
    if column not in [field["name"] for field in fields]:
        raise ConfigError(f"source_status: the resource {resource} has no column {column}")
    keys = [field["name"] for field in fields if field.get("citationKey")]
    return [(row[key], row[column]) for row in rows for key in keys if row[key]]
