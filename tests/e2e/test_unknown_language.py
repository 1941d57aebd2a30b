"""Promise: a language that nobody knows is refused."""

from helpers.project import make


def test_a_language_that_is_not_known_is_refused(scratch):
    file = scratch.root / "references.bib"
    file.write_text(
        file.read_text(encoding="utf-8").replace(
            "langid    = {albanian}", "langid    = {illyrian}", 1
        ),
        encoding="utf-8",
    )
    before = scratch.digests()
    code, log = make(scratch.root)
    assert (
        code
        and "references.bib, key 'hoxha1983works1', field 'langid', value 'illyrian': must be one of english, british, american, albanian,"
        in log
    )
    assert scratch.digests() == before
