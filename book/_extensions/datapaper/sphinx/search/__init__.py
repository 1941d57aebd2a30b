"""What the search of the site finds besides pages."""
