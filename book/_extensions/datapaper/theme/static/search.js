/* What the search of Sphinx says, in words that fit this book. */
Object.assign(Documentation.TRANSLATIONS, {
  "Search finished, found ${resultCount} page(s) matching the search query.": "Found: ${resultCount}.",
  "Search finished, found one page matching the search query.": ["Found: 1.", "Found: ${resultCount}."], // since Sphinx 8
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
    "Nothing has all of these words. Fewer words, or their beginnings, may find more.",
});
