"""What a command will not do, in words for the person who asked for it."""


class Refusal(ValueError):
    """The message is all that the person is shown; the exit code of the command is 1."""
