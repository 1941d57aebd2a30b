"""Who wrote or edited a work, as the journal prints names: "van Zanden JL", up to a limit."""

import re
import unicodedata

from pybtex.database import Person
from pybtex.richtext import Tag, Text
from pybtex.style.template import FieldIsMissing, node

OTHERS = "others"  # what BibTeX writes for people who are not named
PARTS = re.compile(r"[\s.\-\N{HYPHEN}]+")


@node
def people(children, context, role):
    """Write who has a role in an entry, as many as the style names. Raises FieldIsMissing."""
    persons = context["entry"].persons.get(role)
    if not persons:
        raise FieldIsMissing(role, context["entry"])
    named = [person for person in persons if str(person) != OTHERS]
    shown = [name_of(person) for person in named[: context["style"].most_authors]]
    return Text(", ").join([*shown, Tag("em", "et al.")] if len(persons) > len(shown) else shown)


@node
def editors(children, context):
    """Write the editors and that they are. Raises FieldIsMissing if there are none."""
    listed = people("editor").format_data(context)
    return Text(listed, " (ed)" if len(context["entry"].persons["editor"]) == 1 else " (eds)")


def name_of(person: Person) -> str:
    """Return family name and initials without full stops.

    An organisation, written in braces, stays whole.
    """
    family = [*person.rich_prelast_names, *person.rich_last_names]
    given = "".join(
        initials(str(name)) for name in [*person.rich_first_names, *person.rich_middle_names]
    )
    lineage = [str(name).rstrip(".") for name in person.rich_lineage_names]
    return " ".join(filter(None, [*map(str, family), given, *lineage]))


def initials(given: str) -> str:
    """Return the first letters of a given name and of its parts: "JL" for "Jean-Luc"."""
    return "".join(part[0] for part in PARTS.split(unicodedata.normalize("NFC", given)) if part)
