"""Barriers that axe finds in a page."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Of what axe looks for, darkness changes contrasts alone.
RULES = {
    "light": {"runOnly": {"type": "tag", "values": TAGS}},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast"]}},
}
SCREENS = {"telephone": {"width": 390, "height": 844}, "desk": {"width": 1440, "height": 900}}


def barriers(page, rules: dict) -> dict[str, list[str]]:
    """Run axe on an open page: rule -> the first places that break it."""
    from axe_playwright_python.sync_playwright import Axe

    response = Axe().run(page, options=rules | {"resultTypes": ["violations"]}).response
    return {
        one["id"]: [node["html"][:160] for node in one["nodes"][:3]]
        for one in response["violations"]
    }
