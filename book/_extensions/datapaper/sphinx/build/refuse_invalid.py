"""Stop a build before it writes anything if the data, the metadata or the journal are not valid."""

from datapaper.core.build_log import say
from datapaper.core.refusal import Refusal
from datapaper.data.refuse_invalid import check
from datapaper.sphinx import bibliography
from datapaper.sphinx.build_context import context_of


def check_sources(app, config):
    """End the build with the message about what is not valid, and exit code 1.

    Any other exception would be buried in the tracebacks of Jupyter Book.
    """
    context = context_of(app)
    try:
        check(context.package)
        bibliography.choose_style(app, config)
    except Refusal as refusal:
        raise SystemExit(str(refusal)) from None
    say(f"data: {len(context.package.resources)} files checked, no errors")
