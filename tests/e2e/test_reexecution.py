"""Promise: executing the notebooks again gives the stored outputs, byte for byte.

``pytest --nbval`` compares every cell of ``book/`` besides; it is part of every run.
"""

from helpers import project


def test_make_execute_leaves_every_notebook_as_it_was(scratch):
    before = {path.name: path.read_bytes() for path in (scratch.root / "book").glob("*.ipynb")}
    code, log = project.make(scratch.root, "execute")
    assert code == 0, log[-3000:]
    changed = [
        name
        for name, stored in before.items()
        if (scratch.root / "book" / name).read_bytes() != stored
    ]
    assert before and changed == []


def test_re_execution_reports_a_failing_cell_and_keeps_the_stored_outputs(scratch):
    file = scratch.root / "book" / "aid.ipynb"
    broken = file.read_text(encoding="utf-8").replace('load(\\"aid\\")', 'load(\\"aids\\")')
    file.write_text(broken, encoding="utf-8")
    code, log = project.run(
        project.BIN / "python", "-m", "datapaper", "execute", "book/aid.ipynb", cwd=scratch.root
    )
    assert code != 0 and "book/aid.ipynb, cell " in log and "no resource 'aids'" in log
    assert file.read_text(encoding="utf-8") == broken
