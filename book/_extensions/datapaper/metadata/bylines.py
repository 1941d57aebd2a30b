"""The authors in sentences: who they are, and what each contributed."""

from itertools import groupby

from datapaper.core.wording import all_quoted, quoted

from .credit_roles import ROLES
from .paper_yml import BadMetadata, name_of
from .sentences import inside, listed


def byline(authors: list[dict]) -> str:
    """Return the authors on one line, with the parts of the work that neighbours share."""
    shared = groupby(authors, key=lambda author: author.get("part", ""))
    groups = [_group(list(those), part) for part, those in shared]
    return "; ".join([groups[0], *map(inside, groups[1:])])


def _group(authors: list[dict], part: str) -> str:
    names = listed([name_of(author) for author in authors])
    return names if not part or part in names else f"{names} ({part})"


def parts(authors: list[dict]) -> list[str]:
    """Return who made each part of the work: "Ann and Bob: original article".

    A part that the names tell already is left out.
    """
    kinds = dict.fromkeys(one.get("part") for one in authors)
    made = {
        part: listed([name_of(one) for one in authors if one.get("part") == part]) for part in kinds
    }
    return [f"{names}: {part}" for part, names in made.items() if part and part not in names]


def contributions(authors: list[dict], part: str) -> str:
    """Return the roles of those who made one part of the work, without a full stop.

    part: a value of the field ``part``. Raises BadMetadata if nobody who made it has a role.
    """
    with_roles = [one for one in authors if one.get("roles")]
    sentences = [
        f"{name_of(one)}: {', '.join(ROLES[role] for role in one['roles'])}"
        for one in with_roles
        if one.get("part") == part
    ]
    if not sentences:
        known = all_quoted(dict.fromkeys(one["part"] for one in with_roles if "part" in one))
        raise BadMetadata(
            f"No author with roles made the part {quoted(part)}. Known parts: {known or 'none'}."
        )
    return ". ".join(sentences)
