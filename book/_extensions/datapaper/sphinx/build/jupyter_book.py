"""What Jupyter Book 1 sets of extensions that the book does not load, so that Sphinx knows it."""


def setup(app):
    """Register the one value that is not one of Sphinx or of what is loaded."""
    app.add_config_value("comments_config", {}, "", dict)
