"""What each type of entry is made of."""

from pybtex.style.formatting import BaseStyle, toplevel
from pybtex.style.template import field, first_of, join, optional_field, words

from . import entry_parts
from .entry_parts import imprint, stop


class Style(BaseStyle):
    """Entries in Vancouver style, in the order in which they come.

    An entry must have a title, an article its journal, a chapter the title of its book,
    a book its publisher, a report its institution and a thesis its school; whatever else is
    missing leaves no trace.

    most_authors: how many authors of a work are named before "et al."; all where not given.
    """

    def __init__(self, most_authors: int | None = None, **given):
        super().__init__(**given)
        self.most_authors = most_authors

    def get_article_template(self, entry):
        """Return "Authors: Title. *Journal.* year; **volume**(number): pages."."""
        return _entry(
            entry_parts.title,
            entry_parts.journal,
            stop(sep="; ")[entry_parts.date, join(sep=": ")[entry_parts.issue, entry_parts.pages]],
        )

    def get_book_template(self, entry):
        """Return "Authors: *Title.* Edition. Series. Place: Publisher; year."."""
        edited = entry_parts.edited if entry.persons.get("author") else ""
        return _entry(
            entry_parts.book_title,
            edited,
            entry_parts.edition,
            entry_parts.series,
            imprint(field("publisher"), entry_parts.part),
        )

    def get_incollection_template(self, entry):
        """Return "Authors: Title. In: Editors (eds): *Book.* Place: Publisher; year: pages."."""
        publisher = first_of[optional_field("publisher"), optional_field("organization")]
        return _entry(
            entry_parts.title,
            entry_parts.host,
            entry_parts.edition,
            entry_parts.series,
            imprint(publisher, entry_parts.part),
            head=entry_parts.authors,
        )

    def get_techreport_template(self, entry):
        """Return "Authors: Title. Type number. Place: Institution; date."."""
        return _entry(
            entry_parts.title, _kind("Technical report", "number"), imprint(field("institution"))
        )

    def get_phdthesis_template(self, entry):
        """Return "Author: *Title.* PhD thesis. Place: School; year."."""
        return _entry(entry_parts.book_title, _kind("PhD thesis"), imprint(field("school")))

    def get_mastersthesis_template(self, entry):
        """Return the same with "Master’s thesis"."""
        return _entry(entry_parts.book_title, _kind("Master’s thesis"), imprint(field("school")))

    def get_misc_template(self, entry):
        """Return "Authors: Title. Place: how published; date."."""
        publisher = join(sep=", ")[
            *map(optional_field, ("howpublished", "organization", "publisher"))
        ]
        return _entry(
            entry_parts.title, entry_parts.edition, entry_parts.series, imprint(publisher)
        )

    get_inbook_template = get_book_template
    get_inproceedings_template = get_incollection_template
    get_booklet_template = get_dataset_template = get_manual_template = get_online_template = (
        get_misc_template
    )
    get_patent_template = get_proceedings_template = get_software_template = (
        get_unpublished_template
    ) = get_misc_template


def _entry(*middle, head=entry_parts.authors_or_editors):
    return toplevel[head, *middle, entry_parts.notes, entry_parts.addresses]


def _kind(usual: str, *more: str):
    return stop[words[first_of[optional_field("type"), usual], *map(optional_field, more)]]
