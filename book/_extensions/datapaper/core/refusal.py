"""What a command will not do, in words for the person who asked for it."""

NOT_BUILT = "The book was not built. Your last version is unchanged."


class Refusal(ValueError):
    """The message is all that the person is shown; the exit code of the command is 1."""
