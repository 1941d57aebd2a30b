"""Promise: the article is the same when it is built again, with or without a process of its own."""

from helpers.project import BIN, jupyter_book, make, run


def test_building_it_again_gives_the_same_bytes(scratch):
    before = scratch.digests()
    scratch.pdf.unlink()
    code, log = make(scratch.root, "article")
    assert code == 0, log[-3000:]
    assert scratch.digests() == before


def test_where_no_process_can_be_forked_the_article_is_the_same(scratch, tmp_path):
    code, log = jupyter_book(scratch.root)
    assert code == 0, log[-3000:]
    (tmp_path / "sitecustomize.py").write_text(
        "import multiprocessing\nmultiprocessing.get_all_start_methods = lambda: ['spawn']\n",
        encoding="utf-8",
    )
    before = scratch.digests()
    scratch.pdf.unlink()
    code, log = run(
        BIN / "python", "-m", "datapaper", "build", cwd=scratch.root, PYTHONPATH=str(tmp_path)
    )
    written = log.index("left: _build/article/article.pdf")
    assert code == 0 and log.index("nothing has changed") < written, log[-3000:]
    assert scratch.digests() == before
