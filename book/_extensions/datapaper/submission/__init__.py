"""What a journal asks for, made from the article that the book's build left: ``make submission``.

Knows nothing of Sphinx. It reads the clean HTML of the article and its pictures, what the
edition is (``metadata``), and the data package, and writes one folder.
"""
