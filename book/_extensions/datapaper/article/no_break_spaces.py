"""No-break spaces where a line must not end, as in "Table 1", "p. 21", "47 million", "J. Bach"."""

import re

from bs4 import BeautifulSoup, NavigableString

from datapaper.core.dates import MONTH_NAMES

NO_BREAK = "\N{NO-BREAK SPACE}"
LABELS = (
    "Table|Figure|Hypothesis|[Cc]laim|[Ff]ile|[Ff]olio|[Pp]age|[Pp]art|[Vv]olume|[Vv]ersion|"
    "[Dd]ocument|[Mm]arker|[Rr]ows?"
)
ABBREVIATIONS = r"(?:pp?|fl|nos?|vol|Dos|[A-Z])\."
UNITS = (
    "million|billion|thousand|percent|per cent|roubles|leks?|dollars|tonnes|tons|km|"
    "days|weeks|months|years|times"
)
SPLIT = "[ \n]"
TIED = re.compile(
    rf"(\b(?:{LABELS}|{ABBREVIATIONS})){SPLIT}(?=[IVXL]*-?\d|[IVXL]+\b)|"
    rf"(\d){SPLIT}(?=(?:{UNITS}|{MONTH_NAMES})\b)|(\b[A-Z]\.){SPLIT}(?=[A-Z])"
)


def tie(body: BeautifulSoup):
    """Put no-break spaces into the text of the article, in place; code stays as it is."""
    body.smooth()
    for text in body.find_all(string=TIED):
        if type(text) is NavigableString and text.find_parent(["code", "pre"]) is None:
            text.replace_with(TIED.sub(_tied, text))


def _tied(found: re.Match) -> str:
    return next(filter(None, found.groups())) + NO_BREAK
