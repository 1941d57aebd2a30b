/* What the frame of a page gains from a script: the choice of light or dark, and contents that show where the reader is. */
(() => {
  "use strict";

  const NAMES = { "": "System", light: "Light", dark: "Dark" };
  const { theme } = globalThis.choices;

  const switcher = () => {
    const select = document.createElement("select");
    select.append(...theme.values.map((value) => new Option(NAMES[value], value)));
    select.value = theme.value;
    select.addEventListener("change", () => theme.choose(select.value));
    const label = document.createElement("label");
    label.append("Theme: ", select);
    return label;
  };

  /* Mark the section whose heading was passed last. */
  const follow = (links) => {
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))).filter(Boolean);
    const mark = () => {
      const now = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).at(-1);
      links.forEach((link) => link.classList.toggle("reading", now !== undefined && decodeURIComponent(link.hash.slice(1)) === now.id));
    };
    addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
    mark();
  };

  const contents = document.getElementById("contents");
  document.querySelector(".theme-choice")?.append(switcher());
  follow([...contents.querySelectorAll(".current > ul a")].filter((link) => link.hash));
  const close = () => { if (contents.matches(":popover-open")) contents.hidePopover(); };
  contents.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });
  contents.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !contents.contains(relatedTarget)) close(); });

  /* The downloads close as a menu does. */
  const takeAway = document.querySelector(".take-away");
  document.addEventListener("click", (event) => { if (!takeAway.contains(event.target)) takeAway.open = false; });
  takeAway.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !takeAway.contains(relatedTarget)) takeAway.open = false; });
  takeAway.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !takeAway.open) return;
    takeAway.open = false;
    takeAway.querySelector("summary").focus();
  });
})();
