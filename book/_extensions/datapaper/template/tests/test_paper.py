"""What must hold of this paper: its data, its parts, and that it builds."""

import calendar
import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
YEARS = {"days_common": 2023, "days_leap": 2024}


def read(name: str):
    """Return what a file of YAML holds."""
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("column", YEARS)
def test_the_data_are_what_the_calendar_says(column):
    with (ROOT / "data" / "months.csv").open(encoding="utf-8", newline="") as file:
        found = [int(row[column]) for row in csv.DictReader(file)]
    assert found == [calendar.monthrange(YEARS[column], month)[1] for month in range(1, 13)]


def test_title_and_authors_are_the_same_wherever_they_stand():
    paper, config = read("book/paper.yml"), read("_config.yml")
    authors = [one.get("name") or f"{one['given']} {one['family']}" for one in paper["authors"]]
    whole = f"{paper['title']}: {paper['subtitle']}"
    front = json.loads((ROOT / "book" / "index.ipynb").read_text(encoding="utf-8"))["cells"][0]
    assert config["title"] == paper["title"]
    assert config["latex"]["latex_documents"]["title"] == whole
    assert front["source"][0].strip() == f"# {whole}"
    for author in authors:
        assert author in config["author"] and author in config["copyright"]


def test_the_book_builds_without_a_warning():
    done = subprocess.run(
        [sys.executable, "-m", "datapaper", "build"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("html/index.html", "html/book/results.html", "article/article.pdf"):
        assert (ROOT / "_build" / name).is_file()
