"""Let Sphinx's search find the rows of every data file, each by its words.

Configuration values, role of ``row_roles`` -> what is shown of a row, with its columns in braces:

``found``        rows that the search lists by their words
``found_first``  rows that it lists before those

The rows of other resources are found on their data pages, and listed last.
"""

import re
import unicodedata

from docutils import nodes
from docutils.utils import new_document
from sphinx.domains import Domain
from sphinx.errors import ConfigError

from datapaper.core.dates import date_in_words
from datapaper.sphinx.build_context import context_of
from datapaper.sphinx.data_pages import data_page, with_pages

FIRST, FOUND, LAST = 0, 1, 2
NOT_WORDS = {"source", "locator"}
EMPTY = re.compile(r"[:,] ?$")


class RowDomain(Domain):
    """The rows of the book as objects of Sphinx's search and inventory."""

    name = "evidence"
    label = "Evidence"

    def get_objects(self):
        """Yield name, words, kind, page, anchor and rank of each row.

        The name must not be the anchor, or the search mistakes one for the other.
        """
        app, config = self.env.app, self.env.app.config
        shown = set()
        for rank, forms in ((FIRST, config.found_first), (FOUND, config.found)):
            for role, form in forms.items():
                shown.add(config.row_roles.get(role, {}).get("resource"))
                yield from _of_role(self.env, role, form, rank)
        package = context_of(app).package
        for resource in with_pages(app):
            if resource["name"] not in shown:
                yield from _of_file(package, resource)


def _of_role(env, role: str, form: str, rank: int):
    settings = env.config.row_roles.get(role, {})
    if settings.get("page") not in env.found_docs:
        return
    package, resource = context_of(env.app).package, settings["resource"]
    key = package.primary_key(resource)[0]
    dated = {field["name"] for field in package.fields(resource) if field.get("partialDate")}
    for row in package.rows(resource):
        words = {
            name: date_in_words(cell) if name in dated and cell else cell.removesuffix(".")
            for name, cell in row.items()
        }
        text, anchor = _filled(form, words, resource), settings.get("prefix", "") + row[key]
        yield f"{role}:{row[key]}", text, role, settings["page"], anchor, rank


def _of_file(package, resource: dict):
    page, title = data_page.address(resource["name"]), resource["title"]
    for number, row in enumerate(package.rows(resource["name"]), 2):
        words = "; ".join(cell for name, cell in row.items() if cell and name not in NOT_WORDS)
        name, text = f"{resource['name']}:{number}", f"{title}, row {number}: {words}"
        yield name, text, "row", page, f"row-{number}", LAST


def _filled(form: str, words: dict[str, str], resource: str) -> str:
    """Return a form filled with words.

    Of its parts, separated by ``; ``, those that say nothing new are left out. After it, in
    brackets, stand the words with accents as keyboards without these write them.
    """
    try:
        text, *parts = form.format(**words).replace("'", "’").split("; ")
    except KeyError as missing:
        fault = f"the resource {resource} has no column {missing}, which {form!r} names"
        raise ConfigError(f"found: {fault}") from None
    for part in parts:
        text += f"; {part}" if part and part not in text else ""
    text = EMPTY.sub("", text)
    plain = {one: _unaccented(one) for one in re.findall(r"\w+", text)}
    changed = dict.fromkeys(new for old, new in plain.items() if new != old)
    return f"{text} ({', '.join(changed)})" if changed else text


def _unaccented(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def index_data_pages(app):
    """Tell the search of the data pages, which no notebook makes."""
    resources, indexer = with_pages(app), app.builder.indexer
    if not resources or not indexer:
        return []
    for resource in resources:
        page, text = data_page.address(resource["name"]), new_document(resource["name"])
        text += nodes.paragraph("", resource["description"])
        indexer.feed(page, f"{page}.html", resource["title"], text)
    # Before it is written, the index is pruned to the pages that Sphinx has read.
    prune, pages = indexer.prune, [data_page.address(resource["name"]) for resource in resources]
    indexer.prune = lambda docnames: prune([*docnames, *pages])
    return []
