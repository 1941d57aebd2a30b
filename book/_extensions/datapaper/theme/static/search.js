/* What the search of Sphinx says, in words that fit this book. */
Object.assign(Documentation.TRANSLATIONS, {
  "Search finished, found ${resultCount} page(s) matching the search query.": "${resultCount} results.",
  "Search finished, found one page matching the search query.": ["1 result.", "${resultCount} results."], // since Sphinx 8
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
    "No result contains all of these words. Try fewer words, or only their first letters.",
});
