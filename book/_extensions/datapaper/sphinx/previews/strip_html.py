"""Take out of a part of a page what its preview does not show, so that the file stays small."""

import re

CELL = re.compile(r"<td\b[^>]*>(.*?)</td>", re.DOTALL)
TITLED = re.compile(r'<a\b[^>]*?( title="[^"]*")[^>]*>(.*?)</a>', re.DOTALL)
UNSEEN = re.compile(
    r'<a class="headerlink".*?</a>|<span class="[^"]*\bbook-only\b.*?(?=</p>)|\u202f?<span class="bibtex-citation".*?</sup></span>|</?a\b[^>]*>',
    re.DOTALL,
)
TAG = re.compile(r"<[^>]+>")
ATTRIBUTE = re.compile(r' (?:class|data-label|scope|title|style)="[^"]*"')
OPENED = re.compile(r"<(?:tr|th|p|thead|h\d)\b[^>]*>")
SPACE = re.compile(r"\s*\n\s*")


def clean(part: str) -> str:
    """Return HTML without links, permalinks, marks for the screen alone and citations; these stay in a cell that has nothing else."""
    pieces = CELL.split(part)
    return "".join(
        _cell(piece) if number % 2 else _plain(piece) for number, piece in enumerate(pieces)
    )


def _cell(inner: str) -> str:
    works = TITLED.findall(inner)
    if works and not TAG.sub("", TITLED.sub("", inner)).strip(" ,;\n"):
        return f"<td>{', '.join(f'<a{title}>{text}</a>' for title, text in works)}</td>"
    return f"<td>{_plain(inner).removeprefix('<p>').removesuffix('</p>')}</td>"


def _plain(html: str) -> str:
    bare = OPENED.sub(lambda tag: ATTRIBUTE.sub("", tag[0]), UNSEEN.sub("", html))
    return SPACE.sub(" ", bare)
