"""bookdown: R Markdown, with the Python of the notebooks run by reticulate."""

import json
import re
import shutil

from helpers import project

from ..timing import NotRun
from .peer import Peer, pages

SEEN = """for (p in c('rmarkdown', 'bookdown', 'reticulate'))
  cat(p, if (requireNamespace(p, quietly = TRUE)) format(packageVersion(p)) else 'missing', '\\n')"""
FRONT = """---
title: Albania and the Soviet Union
site: bookdown::bookdown_site
---

```{python, include=FALSE}
import evidence.markdown
import matplotlib
matplotlib.use("agg")
evidence.markdown.display = lambda bundle, **kept: print(bundle.get("text/html", ""))
```

"""


def installed(peer: Peer) -> str:
    """Return the versions of Debian's packages, which are not installed here; raise NotRun if one is missing."""
    programs = {"Rscript": "r-base-core", "pandoc": "pandoc"}
    missing = [package for program, package in programs.items() if not shutil.which(program)]
    listed = [] if missing else project.run("Rscript", "-e", SEEN, cwd=project.ROOT)[1].splitlines()
    missing += [f"r-cran-{line.split()[0]}" for line in listed if "missing" in line]
    if missing:
        raise NotRun(f"missing here: the Debian packages {', '.join(missing)}")
    return ", ".join(map(str.strip, listed))


def write(place) -> None:
    """Write each page as R Markdown."""
    for number, page in enumerate(pages(place)):
        text = markdown((place / page).read_text(encoding="utf-8"), page)
        name = f"{number:03}-{page.split('/')[1].split('.')[0]}.Rmd" if number else "index.Rmd"
        (place / "book" / name).write_text(text if number else FRONT + text, encoding="utf-8")
    (place / "book" / "_bookdown.yml").write_text("output_dir: ../_build/html\n", encoding="utf-8")


def markdown(text: str, page: str) -> str:
    """Return a page as R Markdown: cells of code as chunks, Markdown as it stands, without blocks that would be run as other languages."""
    if page.endswith(".md"):
        return re.sub(r"^```\{.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    cells = [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(text)["cells"]]
    return "\n\n".join(
        f"```{{python, results='asis', echo=FALSE}}\n{source}\n```" if kind == "code" else source
        for kind, source in cells
    )


PEER = Peer(
    "bookdown",
    (),
    write,
    lambda programs: [
        "sh",
        "-c",
        'cd book && Rscript -e \'bookdown::render_book("index.Rmd", "bookdown::gitbook")\'',
    ],
    installed=installed,
    extra=lambda: {"RETICULATE_PYTHON": str(project.BIN / "python")},
    left_out="all code in one process; tables and figures as in JupyterLab; code is left out, roles, directives, citations, numbering, "
    "cross-references and data pages are not rendered",
)
