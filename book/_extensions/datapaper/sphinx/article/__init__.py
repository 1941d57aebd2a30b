"""The article as PDF and DOCX, made without TeX: Sphinx's HTML, clean HTML, pandoc, Typst or Word.

    jupyter-book build . --builder custom --custom-builder article

Configuration values:

``article_part``          caption of the toctree that holds the article's pages;
                          the root page is always its front
``article_unnumbered``    pages whose headings carry no number
``article_appended``      pages of other parts that follow the article, each on a
                          page of its own and without number
``article_beside``        whether a build of the HTML book leaves the article too
"""
