/* What a preview shows of a row, a table, a figure, a paragraph or a section: text and one picture; nothing to click but the address of a source. */
(() => {
  "use strict";

  const FIRST_ROWS = 4;
  const UNSEEN = ".headerlink, .book-only, .bibtex-citation, .unseen, button, input, select, form, script, details";
  const NOT_KNOWN = "—";

  const { make, isOfSource, wordsOf } = globalThis.previewSources;

  const textOf = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(UNSEEN).forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/g, " ").replace(/\s(?=[,.;:])/g, "").trim();
  };

  /* A cell that holds nothing but works shows them as the reference list does. */
  const cellText = (cell) => {
    const works = [...cell.querySelectorAll("a[title]:not(.headerlink)")];
    const named = works.reduce((rest, work) => rest.replace(work.textContent, ""), cell.textContent);
    return works.length && !/[^\s,;]/.test(named) ? works.map((work) => work.title).join(" ") : textOf(cell);
  };

  const heads = (table) => [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells ?? [])].map(textOf);

  /* The number and the title of a caption; all of it where it has no title. */
  const title = (caption) => {
    const parts = [".caption-number", "strong"].map((part) => caption?.querySelector(part)).filter(Boolean);
    return parts.length ? parts.map(textOf).join(" ") : caption ? textOf(caption) : "";
  };

  /* Title and note of a caption. */
  const captioned = (caption) => {
    const named = title(caption);
    const note = caption ? textOf(caption).slice(named.length).trim() : "";
    return [make("p", "preview-title", named), ...(note ? [make("p", "", note)] : [])];
  };

  const row = (target) => {
    const table = target.closest("table");
    const names = heads(table);
    const list = make("dl");
    [...target.cells].forEach((cell, column) => {
      const text = isOfSource(cell) ? "" : cellText(cell);
      if (text && text !== NOT_KNOWN) list.append(make("div", "", make("dt", "", names[column] ?? ""), make("dd", "", text)));
    });
    // A long row would push the words of its source out of sight.
    return [make("p", "preview-title", title(table.caption)), ...wordsOf(target), ...(list.children.length ? [list] : [])];
  };

  const line = (tag, cells) => make("tr", "", ...cells.map((text) => make(tag, "", text)));

  const table = (target) => {
    const rows = [...target.tBodies].flatMap((body) => [...body.rows]);
    const more = Number(target.dataset.rows ?? rows.length) - FIRST_ROWS;
    const shownOf = (one) => [...one.cells].map((cell) => (isOfSource(cell) ? "" : textOf(cell)));
    const texts = rows.slice(0, FIRST_ROWS).map(shownOf);
    const told = (cell, column) => texts.some((cells) => cells[column]); // a column of citations alone has no text
    const lines = texts.map((cells) => line("td", cells.filter(told)));
    return [...captioned(target.caption), make("table", "", make("thead", "", line("th", heads(target).filter(told))), make("tbody", "", ...lines)),
      ...(more > 0 ? [make("p", "preview-more", `and ${more} more ${more === 1 ? "row" : "rows"}`)] : [])];
  };

  const figure = (target, base) => {
    const picture = target.querySelector("img, svg")?.cloneNode(true);
    if (picture?.src !== undefined) picture.src = new URL(picture.getAttribute("src"), base).href;
    picture?.removeAttribute("id");
    return [...(picture ? [picture] : []), ...captioned(target.querySelector("figcaption"))];
  };

  const HEADINGS = "h1, h2, h3, h4, h5, h6";

  const passage = (target) => {
    const section = target.closest("section");
    const heading = section && [...section.children].find((child) => child.matches(HEADINGS));
    const isSection = target === section || (target.matches("span") && target.parentElement === section);
    const first = isSection ? [...section.querySelectorAll("p")].find((one) => one.closest("section") === section && !one.closest(".cell, td, th")
      && !one.matches(".admonition-title")) : target;
    const text = first ? textOf(first) : "";
    return [...(heading ? [make("p", "preview-title", textOf(heading))] : []), ...(text ? [make("p", "", text)] : [])];
  };

  /* The parts of a preview of one element; base: the address of its page. */
  const shown = (target, base) => {
    if (target.matches("tr")) return row(target);
    if (target.matches("table")) return table(target);
    if (target.matches("figure")) return figure(target, base);
    return target.matches("section, span, p, li, dd, div, blockquote") ? passage(target) : [];
  };

  globalThis.previewParts = { shown };
})();
