/* Finds what a link within the book leads to: on this page, or among what the build kept of another. */
(() => {
  "use strict";

  const root = new URL("../", document.currentScript.src);

  /* The parts of other pages that are linked to, by page; previews/….js keep them here. */
  const pages = new Map();
  const waiting = new Map();

  globalThis.previews = {
    keep: (page, parts) => {
      pages.set(page, new DOMParser().parseFromString(parts, "text/html"));
      waiting.get(page)?.();
    },
  };

  const load = (page) => {
    if (!waiting.has(page)) {
      const script = document.createElement("script");
      const loaded = new Promise((resolve) => {
        waiting.set(page, resolve);
        script.addEventListener("error", resolve);
      });
      script.src = new URL(`previews/${page}.js`, root).href;
      document.head.append(script);
      pages.set(page, loaded);
    }
    return pages.get(page);
  };

  const here = location.href.split("#")[0].split("?")[0];

  /* The element at an address of the book, here or among the parts of another page. */
  const find = async (href) => {
    const [address, anchor] = href.split("#");
    const page = address.split("?")[0];
    if (!anchor || !page.startsWith(root.href)) return null;
    const id = decodeURIComponent(anchor);
    if (page === here) return document.getElementById(id);
    const name = decodeURIComponent(page.slice(root.href.length)).replace(/\.html$/, "");
    await load(name);
    return pages.get(name)?.getElementById?.(id);
  };

  globalThis.previewPages = { find };
})();
