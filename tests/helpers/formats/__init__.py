"""Read the article back from each of its formats, to compare what they say."""
