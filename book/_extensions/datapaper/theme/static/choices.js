/* What a reader chose once for the whole book, applied before there is anything to paint. */
globalThis.choices = (() => {
  "use strict";

  const root = document.documentElement;

  /* A choice that stands in data-<name> of the root; where nothing is chosen, or the browser keeps nothing, there is the first of the values. */
  const choice = (name, key, values) => {
    const apply = (value) => {
      if (value) root.dataset[name] = value;
      else delete root.dataset[name];
    };
    const kept = () => {
      try {
        return localStorage.getItem(key);
      } catch {
        return null; // The browser keeps nothing for this page.
      }
    };
    const choose = (value) => {
      apply(value);
      try {
        localStorage.setItem(key, value);
      } catch { /* The choice then lasts as long as the page. */ }
    };
    apply(values.includes(kept()) ? kept() : values[0]);
    return { values, choose, get value() { return root.dataset[name] ?? ""; } };
  };

  return {
    theme: choice("theme", "theme", ["", "light", "dark"]),
    folding: choice("folding", "code-and-notes", ["folded", "open", "hidden"]),
  };
})();
