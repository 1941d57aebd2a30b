"""The licences of an edition: their addresses, by SPDX names, and their names in a sentence."""

import re

from .sentences import listed

ADDRESSES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "MIT": "https://opensource.org/license/mit",
    "BSD-3-Clause": "https://opensource.org/license/bsd-3-clause",
    "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
}


def licence_name(licence: str) -> str:
    """Return the name of a licence as a sentence has it: CC BY 4.0 for CC-BY-4.0."""
    name, *numbers = re.split(r"(?=-\d)", licence, maxsplit=1)
    number = "".join(numbers)
    return name.replace("-", " ") + number.replace("-", " ", 1)


def uses(given: dict[str, str]) -> dict[str, str]:
    """Return each licence once, with what it is for: "text and data" for CC-BY-4.0.

    given: what it is for -> the licence, as ``Paper.licences``.
    """
    names = given.values()
    return {one: listed([use for use, name in given.items() if name == one]) for one in names}


def sentence(given: dict[str, str]) -> str:
    """Return a sentence that names what is under which licence."""
    named = "; ".join(f"{use}, {licence_name(licence)}" for licence, use in uses(given).items())
    return f"Licence: {named}."
