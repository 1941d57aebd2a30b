"""The authors in sentences: who they are, and what each contributed."""

from itertools import groupby

from .credit_roles import ROLES
from .paper_yml import BadMetadata, name_of
from .sentences import inside, listed


def byline(authors: list[dict]) -> str:
    """Return the authors on one line, with the part of the work that those next to each other share."""
    groups = [
        _group(list(those), part)
        for part, those in groupby(authors, key=lambda author: author.get("part", ""))
    ]
    return "; ".join([groups[0], *map(inside, groups[1:])])


def _group(authors: list[dict], part: str) -> str:
    names = listed([name_of(author) for author in authors])
    return names if not part or part in names else f"{names} ({part})"


def parts(authors: list[dict]) -> list[str]:
    """Return, once for each part of the work that the names do not tell, who made it: "Ann and Bob: original article"."""
    made = {
        part: listed([name_of(one) for one in authors if one.get("part") == part])
        for part in dict.fromkeys(one.get("part") for one in authors)
    }
    return [f"{names}: {part}" for part, names in made.items() if part and part not in names]


def contributions(authors: list[dict], part: str) -> str:
    """Return the roles of those who made one part of the work, without a full stop.

    part: a value of the field ``part``. Raises BadMetadata if nobody who made it has a role.
    """
    told = [
        f"{name_of(one)}: {', '.join(ROLES[role].said for role in one['roles'])}"
        for one in authors
        if one.get("part") == part and one.get("roles")
    ]
    if not told:
        known = dict.fromkeys(one["part"] for one in authors if one.get("roles") and "part" in one)
        raise BadMetadata(
            f"{part!r} is no part of the work that authors with roles have made; these are: {', '.join(map(repr, known)) or 'none'}"
        )
    return ". ".join(told)
