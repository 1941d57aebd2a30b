"""The properties of the DOCX: what it says of itself, and what Word has to know to open it."""

import os

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from datapaper.metadata import Paper, name_of

APPLICATION = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>pandoc</Application></Properties>'
)
WORD_OF_TODAY = (
    '<w:compat {}><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)


def describe(document, paper: Paper):
    """Write the properties; a date is there only if ``SOURCE_DATE_EPOCH`` gives one."""
    properties = document.core_properties
    properties.title = next(one.text for one in document.paragraphs if one.style.name == "Title")
    properties.author = "; ".join(map(name_of, paper.authors))
    properties.keywords = ", ".join(paper.keywords)
    properties.language = paper.language
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        for name in ("dcterms:created", "dcterms:modified"):
            for element in properties._element.findall(qn(name)):
                properties._element.remove(element)
    for part in document.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = APPLICATION
    _set_settings(document.settings.element, paper.language)


def _set_settings(settings, language: str):
    followers = ("w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang")
    settings.insert_element_before(parse_xml(WORD_OF_TODAY.format(nsdecls("w"))), *followers)
    for element in settings.findall(qn("w:themeFontLang")):
        element.set(qn("w:val"), language)
