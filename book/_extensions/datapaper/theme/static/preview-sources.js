/* What a preview says of where a row comes from: the words of its source, or why there are none, and their address. */
(() => {
  "use strict";

  const MOST = 4; // rows of data of which one preview shows the words
  const WORDS = "blockquote, data";

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };

  /* Cells that say this and nothing else, and so do not stand among the others. */
  const isOfSource = (cell) => cell.matches(".data-rows") || Boolean(cell.querySelector(WORDS))
    || (cell.textContent.trim() !== "" && cell.textContent.trim() === cell.parentNode.dataset.address);

  const copied = (words) => {
    const copy = words.matches("blockquote") ? make("blockquote", "", words.textContent) : make("p", "", words.textContent);
    if (words.lang) copy.lang = words.lang;
    return copy;
  };

  const address = (row) => {
    const { place, address: href } = row.dataset;
    if (!href) return make("p", "preview-source", place);
    const link = make("a", "", place);
    link.href = href;
    return make("p", "preview-source", link, ` (${new URL(href).host.replace(/^www\./, "")})`);
  };

  /* The words of the source of one row of data; nothing for other rows. */
  const wordsOf = (row) => (row.dataset.place ? [...[...row.querySelectorAll(WORDS)].map(copied), address(row)] : []);

  /* The addresses of the rows of data behind a row of a table, or behind the rows of a short table. */
  const behind = (target, base) => {
    if (!target.matches("tr, table")) return [];
    const links = [...target.querySelectorAll("td.data-rows a")].filter((link) => !link.textContent.includes("–"));
    const addresses = [...new Set(links.map((link) => new URL(link.getAttribute("href"), base).href))];
    return target.matches("table") && (addresses.length > MOST || target.dataset.rows > target.tBodies[0].rows.length) ? [] : addresses;
  };

  /* The same of a number that tells them itself. */
  const told = (link) => (link.dataset.from ? link.dataset.from.split(" ").map((one) => new URL(one, document.baseURI).href) : null);

  /* find: returns a promise of the element at an address. What several rows say alike is shown once. */
  const words = async (link, target, base, find) => {
    const rows = await Promise.all((told(link) ?? behind(target, base)).map(find));
    const parts = rows.filter(Boolean).map((row) => make("div", "preview-words", ...wordsOf(row)));
    const all = [...new Map(parts.map((part) => [part.outerHTML, part])).values()];
    const more = all.length - MOST;
    return [...all.slice(0, MOST), ...(more > 0 ? [make("p", "preview-more", `and ${more} more ${more === 1 ? "row" : "rows"} of data`)] : [])];
  };

  globalThis.previewSources = { make, isOfSource, wordsOf, words };
})();
