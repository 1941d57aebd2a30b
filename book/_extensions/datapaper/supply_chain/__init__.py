"""What is checked about the packages and about the results as a whole: ``make audit``, ``make newest``, ``make verify``."""
