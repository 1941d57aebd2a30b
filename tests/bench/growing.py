"""A copy of a notebook that can stand beside it in one book."""

import json
import re

LABEL = re.compile(r"\b(tab|fig)-([\w-]*)")
PARAGRAPH = re.compile(r"^\(([\w-]+)\)=", re.MULTILINE)
PREFIX = re.compile(r'\bprefix="')


def unlike(notebook: str, number: int) -> str:
    """Return the JSON of a copy: labels of its own, and code that the execution cache does not take for that of the original."""
    own, copied = labels(notebook), json.loads(notebook)
    for cell in copied["cells"]:
        cell["source"] = _renamed("".join(cell["source"]), own, f"copy{number}")
    code = [cell for cell in copied["cells"] if cell["cell_type"] == "code"]
    for cell in code[:1]:
        cell["source"] = f"# copy {number}\n{cell['source']}"
    return json.dumps(copied, ensure_ascii=False)


def labels(notebook: str) -> set[str]:
    """Return the labels of the tables and figures that a notebook shows, from its stored outputs."""
    outputs = [
        output for cell in json.loads(notebook)["cells"] for output in cell.get("outputs", [])
    ]
    shown = ["".join(output.get("data", {}).get("text/markdown", "")) for output in outputs]
    return {
        label
        for text in shown
        for label in re.findall(r"^:name: ((?:tab|fig)-[\w-]+)", text, re.MULTILINE)
    }


def _renamed(source: str, own: set[str], mark: str) -> str:
    """Give the labels of one cell a mark; those of other pages stay."""
    source = LABEL.sub(
        lambda label: f"{label[1]}-{mark}-{label[2]}" if _is_own(label[0], own) else label[0],
        source,
    )
    return PREFIX.sub(f'prefix="{mark}-', PARAGRAPH.sub(rf"(\1-{mark})=", source))


def _is_own(label: str, own: set[str]) -> bool:
    """Tell whether a label is one of the page, of a row of its tables, or the beginning of one that code completes."""
    begun = label.endswith("-") and any(one.startswith(label) for one in own)
    return begun or label in own or any(label.startswith(f"{one}-") for one in own)
