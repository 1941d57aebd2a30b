"""Leave sphinx-thebe out, which Jupyter Book always loads.

It puts a script with the address of another host into every page, twice, so that
it fails at once, for buttons that this book does not have.
"""


def setup(app):
    """Disconnect it from every event, and take back its style sheet."""
    for event, listeners in app.events.listeners.items():
        app.events.listeners[event] = [
            one for one in listeners if one.handler.__module__ != "sphinx_thebe"
        ]
    app.registry.css_files = [one for one in app.registry.css_files if "thebe" not in one[0]]
