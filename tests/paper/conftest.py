"""What the tests of the built book share: readers, each with a browser of their own."""

import pytest

DESK = {"width": 1440, "height": 900}


@pytest.fixture
def visit(chromium, site):
    """A function that opens a page, or a blank one, for a new reader.

    No script may fail, but for the one error that is ``forgiven``.
    """
    contexts, errors = [], []

    def opened(name: str = "", base: str = site, forgiven: str = "", **options):
        settings = {"viewport": DESK, "base_url": f"{base}/", **options}
        contexts.append(chromium.new_context(**settings))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: str(error) == forgiven or errors.append(str(error)))
        if name:
            page.goto(f"{name}.html")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
