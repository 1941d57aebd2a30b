"""The formats that the article is written in, a folder each."""
