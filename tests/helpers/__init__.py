"""What the tests share: copies of the project, readers of the book, ways to spoil it."""
