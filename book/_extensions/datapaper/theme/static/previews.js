/* Previews of citations, rows, tables, figures and sections where a mouse rests on a link or the keyboard reaches it. */
(() => {
  "use strict";

  const { find } = globalThis.previewPages;
  const { make, words } = globalThis.previewSources;
  const { shown } = globalThis.previewParts;
  const LINKS = "article.bd-article a[href]:not(.headerlink):not(.external):not([download])";
  const RESTED = 250; // milliseconds; a mouse that passes over a link opens nothing
  const LEFT = 250; // long enough to reach the preview
  const GAP = 8; // pixels between link and preview, and to the edge of the screen

  /* What a link is previewed with; nothing for a link without a preview. */
  const content = async (link) => {
    if (link.title && (link.closest(".bibtex-citation") || /references\.html#/.test(link.href))) return [make("p", "", link.title)];
    const target = await find(link.href);
    if (!target || target.contains(link)) return [];
    const base = link.href.split("#")[0];
    return [...shown(target, base), ...await words(link, target, base, find)];
  };

  const box = make("div", "preview");
  box.setAttribute("aria-labelledby", "preview-title");
  Object.assign(box, { id: "preview", hidden: true });
  let current = null; // the link that is previewed
  let dismissed = null; // the link whose preview was closed with Escape, until the pointer or the focus leaves it
  let timer = 0;

  const describe = (link, on) => {
    const others = (link.getAttribute("aria-describedby") ?? "").split(/\s+/).filter((id) => id && id !== box.id);
    const ids = on ? [...others, box.id] : others;
    if (ids.length) link.setAttribute("aria-describedby", ids.join(" "));
    else link.removeAttribute("aria-describedby");
  };

  /* Above or below all lines of the link, where there is more room, and within the screen. */
  const place = () => {
    const link = current.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const below = innerHeight - link.bottom - 2 * GAP;
    const above = link.top - 2 * GAP;
    if (link.bottom < 0 || link.top > innerHeight) return hide(); // the next link may be waiting already
    box.style.maxHeight = "";
    const under = box.offsetHeight <= below || below >= above;
    box.style.maxHeight = `${Math.max(under ? below : above, 48)}px`;
    box.style.top = `${under ? link.bottom + GAP : link.top - GAP - box.offsetHeight}px`;
    box.style.left = `${Math.max(GAP, Math.min(link.left, width - box.offsetWidth - GAP))}px`;
  };

  const open = async (link) => {
    close();
    current = link;
    const parts = await content(link);
    if (current !== link || !parts.length) return;
    // The browser would show the title as well, over the preview.
    if (link.title) Object.assign(link.dataset, { title: link.title });
    link.removeAttribute("title");
    box.replaceChildren(...parts);
    box.firstChild.id = "preview-title";
    box.setAttribute("role", box.querySelector("a") ? "dialog" : "tooltip");
    box.hidden = false;
    describe(link, true);
    place();
  };

  function close() {
    clearTimeout(timer);
    hide();
  }

  function hide() {
    if (!current) return;
    if (current.dataset.title) current.title = current.dataset.title;
    delete current.dataset.title;
    describe(current, false);
    current = null;
    box.hidden = true;
  }

  const hasFocus = () => box.contains(document.activeElement);

  /* The addresses in a preview follow its link in the order of the keyboard. */
  const step = (event) => {
    const order = [current, ...box.querySelectorAll("a")];
    const at = order.indexOf(document.activeElement);
    // Links that the arrow keys walk through are one stop together.
    if (at < 0 || order.length === 1 || current.hasAttribute("tabindex")) return;
    const next = order[at + (event.shiftKey ? -1 : 1)];
    if (next) event.preventDefault();
    (next ?? current).focus();
  };

  const later = (wait, act) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };

  const linkOf = (event) => event.target.closest?.(LINKS);

  document.addEventListener("DOMContentLoaded", () => document.body.append(box));
  document.addEventListener("pointerover", (event) => {
    const link = linkOf(event);
    if (event.pointerType === "touch") return;
    if (link !== dismissed) dismissed = null;
    if (box.contains(event.target) || (link && (link === current || link === dismissed))) clearTimeout(timer);
    else if (link) later(RESTED, () => open(link));
    else if (current && !current.matches(":focus-visible") && !hasFocus()) later(LEFT, close);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) open(link);
  });
  document.addEventListener("focusout", (event) => {
    const goesOn = event.relatedTarget !== current && !box.contains(event.relatedTarget);
    if (goesOn && (event.target === current || box.contains(event.target))) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && current && !box.hidden) step(event);
    if (event.key !== "Escape" || !current) return;
    dismissed = current;
    if (hasFocus()) current.focus();
    close();
  });
  document.addEventListener("click", (event) => { if (linkOf(event)) close(); });
  addEventListener("scroll", (event) => { if (current && !box.hidden && !box.contains(event.target)) place(); }, { capture: true, passive: true });
  addEventListener("resize", () => close());
})();
