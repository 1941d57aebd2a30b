"""What is changed in the HTML of pages: tables, figures, folds, titles."""
