"""Promise: executing the notebooks again gives the stored outputs, byte for byte.

``pytest --nbval`` compares every cell of ``book/`` besides; it is part of every run.
"""

from helpers.changes import edit
from helpers.project import BIN, ROOT, built, copy, run


def test_make_execute_leaves_every_notebook_as_it_was(tmp_path):
    again = copy(tmp_path / "book")
    built(again, "execute")
    notebooks = sorted((ROOT / "book").glob("*.ipynb"))
    changed = [
        one for one in notebooks if one.read_bytes() != (again / "book" / one.name).read_bytes()
    ]
    assert notebooks and changed == []


def test_re_execution_reports_a_failing_cell_and_keeps_the_stored_outputs(small):
    file = small.root / "book" / "results.ipynb"
    edit(file, 'load(\\"months\\")', 'load(\\"weeks\\")')
    broken = file.read_text(encoding="utf-8")
    command = [BIN / "python", "-m", "datapaper", "execute", "book/results.ipynb"]
    code, log = run(*command, cwd=small.root)
    assert code != 0 and "book/results.ipynb, cell 2" in log and "no resource 'weeks'" in log
    assert file.read_text(encoding="utf-8") == broken
