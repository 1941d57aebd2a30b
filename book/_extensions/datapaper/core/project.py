"""What a build leaves behind, and when it is right: inputs, commit, lock, swap, record.

Knows nothing of Sphinx, so that a build with nothing to do ends before Sphinx is imported.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
BUILD = ROOT / "_build"
EXECUTED = BUILD / ".executed"
