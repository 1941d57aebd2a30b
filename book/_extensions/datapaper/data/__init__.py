"""The data package: descriptor, strict reading of CSV, rules for cells and rows, typed loading."""
