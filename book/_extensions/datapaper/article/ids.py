"""Make ids unique over all pages, and every internal link lead to one of them."""

import re

CROSS_PAGE = re.compile(r"#document-([^#]+)(?:#(.*))?$")
HEADS = re.compile(r"h[1-6]$")


def move_section_ids(soup):
    """Move the ids of a section to its heading; further names of it become ``data-alias``."""
    for section in soup.find_all("section"):
        head = section.find(HEADS)
        names = [section.attrs.pop("id", None)]
        for target in section.find_all("span", id=True, recursive=False):
            if not target.contents:
                names.append(target["id"])
                target.decompose()
        head["data-alias"] = " ".join(filter(None, names))


def connect(soups):
    """Give every link target one id in the whole article, and rewrite all links.

    soups: page name -> its soup. Ids that nothing leads to are removed; a link
    to something that is not in the article becomes its own text.
    """
    targets = _targets(soups)
    links = [
        (_key(link["href"], page), link)
        for page, soup in soups.items()
        for link in soup.select("a[href]")
    ]
    for soup in soups.values():
        for element in soup.find_all(id=True):
            del element["id"]
    _lead([(key, link) for key, link in links if key], targets)
    for soup in soups.values():
        _move_ids_inside(soup)


def _lead(links, targets):
    names: dict[str, str] = {}
    for key, link in links:
        if key in targets:
            link["href"] = "#" + _name(key, targets[key], names)
        else:
            link.unwrap()


def _move_ids_inside(soup):
    """Put the id of a paragraph, a list item or a row on a span in it: pandoc would drop it."""
    for row in soup.select("tr[id]"):
        row.find(["td", "th"]).insert(0, soup.new_tag("span", attrs={"id": row.attrs.pop("id")}))
    for element in soup.select("p[id], li[id], dt[id], dd[id], td[id], blockquote[id]"):
        element.insert(0, soup.new_tag("span", attrs={"id": element.attrs.pop("id")}))


def _targets(soups):
    """Return (page, id) -> the element with that id, (page, None) -> the first heading."""
    targets = {}
    for page, soup in soups.items():
        targets[page, None] = soup.find(HEADS)
        targets |= {(page, element["id"]): element for element in soup.find_all(id=True)}
        for head in soup.select("[data-alias]"):
            targets |= {(page, alias): head for alias in head["data-alias"].split()}
    return targets


def _key(href, page):
    """Return (page, id) of an internal link written on ``page``, None for any other link."""
    cross_page = CROSS_PAGE.match(href)
    if cross_page:
        return cross_page[1], cross_page[2] or None
    return (page, href[1:]) if href.startswith("#") else None


def _name(key, element, names):
    """Return the id of an element, and give it one if it has none: its own if that is free."""
    if not element.get("id"):
        page, own = key
        own = own or page.replace("/", "-")
        name = own if own not in names else f"{page.replace('/', '-')}-{own}"
        names[name] = element["id"] = name
    return element["id"]
