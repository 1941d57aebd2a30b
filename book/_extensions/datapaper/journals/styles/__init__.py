"""The styles of reference lists that a profile of a journal may name."""

from collections.abc import Callable
from functools import partial

from pybtex.style.formatting import BaseStyle

from datapaper.core.wording import quoted
from datapaper.journals.profile import Profile
from datapaper.metadata import BadMetadata

from . import vancouver

STYLES: dict[str, type[BaseStyle]] = {"vancouver": vancouver.Style}


def of_the_journal(profile: Profile) -> partial:
    """Return what makes the style that a profile names. Raises BadMetadata for an unknown one."""
    name = profile.references["style"]
    if name not in STYLES:
        raise BadMetadata(
            f"{profile.place}, references, style: {quoted(name)} must be one of "
            f"{', '.join(STYLES)}."
        )
    style: Callable[..., BaseStyle] = STYLES[name]
    return partial(style, most_authors=profile.references.get("authors"))
