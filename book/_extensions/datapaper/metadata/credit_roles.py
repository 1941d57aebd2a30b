"""The roles of CRediT, the Contributor Role Taxonomy (ANSI/NISO Z39.104-2022)."""

from typing import NamedTuple

TAXONOMY = "https://credit.niso.org/"


class Role(NamedTuple):
    """One role: its term, the end of its address, and its name in British English."""

    term: str
    slug: str
    said: str

    @property
    def address(self) -> str:
        """The address that identifies it."""
        return f"{TAXONOMY}contributor-roles/{self.slug}/"


ROLES = {
    role.term: role
    for role in (
        Role("Conceptualization", "conceptualization", "conceptualisation"),
        Role("Data curation", "data-curation", "data curation"),
        Role("Formal analysis", "formal-analysis", "formal analysis"),
        Role("Funding acquisition", "funding-acquisition", "funding acquisition"),
        Role("Investigation", "investigation", "investigation"),
        Role("Methodology", "methodology", "methodology"),
        Role("Project administration", "project-administration", "project administration"),
        Role("Resources", "resources", "resources"),
        Role("Software", "software", "software"),
        Role("Supervision", "supervision", "supervision"),
        Role("Validation", "validation", "validation"),
        Role("Visualization", "visualization", "visualisation"),
        Role("Writing – original draft", "writing-original-draft", "writing (original draft)"),
        Role(
            "Writing – review & editing", "writing-review-editing", "writing (review and editing)"
        ),
    )
}
