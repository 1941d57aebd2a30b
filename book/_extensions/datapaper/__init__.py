"""A reproducible paper: data package, notebooks, Jupyter Book, article, submission.

Layers, each of which imports only those before it:
``core`` < ``data`` < ``notebook``; ``core`` < ``execute``; ``core`` < ``metadata``;
``article`` < ``formats`` < ``journals`` < ``submission``; ``sphinx`` on top, the only part that
imports Sphinx; ``cli``, which nothing imports.
"""

__version__ = "1.0.0"
