"""What the tests share: copies of the project, the built book read back, and ways to spoil things."""
