"""The little MyST that this package writes."""

import re

from IPython.display import display

NOT_KNOWN = "—"
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~$^:@&=\"'-])")


def escape(text: str) -> str:
    """Return ``text`` so that MyST shows it letter for letter, markup and formulas included."""
    # What makes curly quotation marks takes two backslashes for one.
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()).replace("\\", "\\\\"))


def cite(keys) -> str:
    """Return the citation marker for one key or several; nothing for none."""
    keys = [keys] if isinstance(keys, str) else list(dict.fromkeys(keys))
    return f"{{cite}}`{','.join(keys)}`" if keys else ""


def link(text: str, label: str, role: str = "ref") -> str:
    """Return ``text`` as a link to a labelled table, row or figure.

    A role takes its text as it is.
    """
    return f"{{{role}}}`{re.sub('[`<>]', '', text)} <{label}>`"


def show(markdown: str, html: str, provenance: str = "") -> None:
    """Display one output: MyST with its provenance for the book, HTML for JupyterLab."""
    myst = f"{markdown}\n\n{provenance}".rstrip()
    display({"text/markdown": myst, "text/html": html, "text/plain": ""}, raw=True)


def store(name: str, bundle: dict[str, str]) -> None:
    """Keep an output under ``name`` for the pages to paste; nothing is shown here."""
    prefix = "application/papermill.record/"
    metadata = {"scrapbook": {"name": name, "mime_prefix": prefix}}
    display({prefix + mime: data for mime, data in bundle.items()}, raw=True, metadata=metadata)
