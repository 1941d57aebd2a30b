"""Leave sphinx-thebe out, which Jupyter Book always loads.

It puts a script with the address of another host into every page, twice, so that
it fails at once, for buttons that this book does not have.
"""


def setup(app):
    """Disconnect it from every event."""
    for event, listeners in app.events.listeners.items():
        app.events.listeners[event] = [one for one in listeners if one.handler.__module__ != "sphinx_thebe"]
