/* One choice for the whole book: whether code and method notes are folded, open or hidden. */
(() => {
  "use strict";

  const KEY = "code-and-notes";
  const CHOICES = ["folded", "open", "hidden"];
  const root = document.documentElement;

  const kept = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // The browser keeps nothing for this page.
    }
  };

  const keep = (choice) => {
    try {
      localStorage.setItem(KEY, choice);
    } catch { /* The choice then lasts as long as the page. */ }
  };

  // At once, before there is anything to paint.
  root.dataset.layers = CHOICES.includes(kept()) ? kept() : CHOICES[0];

  const notes = () => document.querySelectorAll(".method-note.dropdown");
  const codes = () => document.querySelectorAll("details.hide");

  /* sphinx-togglebutton has no function that opens or folds; its observer sets the label of the button. */
  const fold = (note, folded) => {
    note.classList.toggle("toggle-hidden", folded);
    note.querySelector(".toggle-button")?.classList.toggle("toggle-button-hidden", folded);
  };

  const apply = (choice) => {
    root.dataset.layers = choice;
    codes().forEach((code) => { code.open = choice === "open"; });
    notes().forEach((note) => fold(note, choice !== "open"));
  };

  const option = (choice) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: "layers", value: choice, checked: choice === root.dataset.layers });
    const label = document.createElement("label");
    label.append(input, choice);
    return label;
  };

  const control = () => {
    const legend = document.createElement("legend");
    legend.textContent = "Code and method notes:";
    const fields = document.createElement("fieldset");
    fields.className = "layers";
    fields.append(legend, ...CHOICES.map(option));
    fields.addEventListener("change", (event) => {
      apply(event.target.value);
      keep(event.target.value);
    });
    return fields;
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (!codes().length && !notes().length) return;
    document.querySelector("article.bd-article")?.prepend(control());
    if (root.dataset.layers === "open") apply("open");
  });
})();
