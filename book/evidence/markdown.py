"""The little MyST that this package writes."""

import re

from IPython.display import display

NOT_KNOWN = "—"
MANY = 6
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~$^:@&=\"'-])")


def escape(text: str) -> str:
    """Return ``text`` so that MyST shows it letter for letter, markup and formulas included."""
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def cite(keys) -> str:
    """Return the citation marker for one key or several; nothing for none."""
    keys = [keys] if isinstance(keys, str) else list(dict.fromkeys(keys))
    return f"{{cite}}`{','.join(keys)}`" if keys else ""


def link(text: str, label: str, role: str = "ref") -> str:
    """Return ``text`` as a link to a labelled table, row or figure; a role takes its text as it is."""
    return f"{{{role}}}`{re.sub('[`<>]', '', text)} <{label}>`"


def provenance(frames) -> str:
    """Return the line under a table or figure: data files, number of rows, sources and the places in them.

    frames: the rows that were used, cut from what ``load`` returned (with the
    columns ``source`` and ``locator``).
    """
    names = dict.fromkeys(frame.attrs["resource"] for frame in frames)
    files = ", ".join(f"{{download}}`data/{name}.csv <../data/{name}.csv>`" for name in names)
    rows = sum(len(frame) for frame in frames)
    places = {}
    for frame in frames:
        for key, found in frame.groupby("source", sort=False)["locator"]:
            places.setdefault(key, {}).update(dict.fromkeys(found))
    used = f"{rows} {'row' if rows == 1 else 'rows'} used"
    return f":::{{container}} provenance\nData: {files} ({used}). Sources: {_sources(places)}.\n:::"


def _sources(places: dict[str, dict[str, None]]) -> str:
    """Name the place in each source, unless there are more than a line can hold."""
    if len(places) > MANY:
        return cite(places)
    return "; ".join(f"{cite(key)} ({_places(found)})" for key, found in places.items())


def _places(found) -> str:
    return escape(", ".join(found)) if len(found) <= MANY // 2 else f"{len(found)} places, named in the data file"


def show(markdown: str, html: str) -> None:
    """Display MyST for the book and HTML for JupyterLab as one output."""
    display({"text/markdown": markdown, "text/html": html, "text/plain": ""}, raw=True)


def store(name: str, bundle: dict[str, str]) -> None:
    """Keep an output under ``name`` for the pages to paste; nothing is shown here."""
    prefix = "application/papermill.record/"
    metadata = {"scrapbook": {"name": name, "mime_prefix": prefix}}
    display({prefix + mime: data for mime, data in bundle.items()}, raw=True, metadata=metadata)
