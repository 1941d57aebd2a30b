"""The roles of CRediT, the Contributor Role Taxonomy (ANSI/NISO Z39.104-2022)."""

import re

TAXONOMY = "https://credit.niso.org/"
ROLES = {  # the term of a role -> its name in British English
    "Conceptualization": "conceptualisation",
    "Data curation": "data curation",
    "Formal analysis": "formal analysis",
    "Funding acquisition": "funding acquisition",
    "Investigation": "investigation",
    "Methodology": "methodology",
    "Project administration": "project administration",
    "Resources": "resources",
    "Software": "software",
    "Supervision": "supervision",
    "Validation": "validation",
    "Visualization": "visualisation",
    "Writing – original draft": "writing (original draft)",
    "Writing – review & editing": "writing (review and editing)",
}


def address_of(term: str) -> str:
    """Return the address that identifies a role."""
    return f"{TAXONOMY}contributor-roles/{re.sub(r'[^a-z]+', '-', term.casefold())}/"
