/* One choice for the whole book: whether code and method notes are collapsed, expanded or hidden. */
(() => {
  "use strict";

  const NAMES = { folded: "Collapsed", open: "Expanded", hidden: "Hidden" };
  const { folding } = globalThis.choices;
  const folds = () => document.querySelectorAll("details.hide, details.method-note");

  const apply = (choice) => {
    folds().forEach((fold) => { fold.open = choice === "open"; });
  };

  const option = (choice) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: "folding", value: choice, checked: choice === folding.value });
    const label = document.createElement("label");
    label.append(input, NAMES[choice]);
    return label;
  };

  const control = () => {
    const legend = document.createElement("legend");
    legend.textContent = "Code and method notes:";
    const fields = document.createElement("fieldset");
    fields.className = "folding";
    fields.append(legend, ...folding.values.map(option));
    fields.addEventListener("change", (event) => {
      folding.choose(event.target.value);
      apply(event.target.value);
    });
    return fields;
  };

  if (!folds().length) return;
  document.querySelector(".article-tools")?.append(control());
  if (folding.value === "open") apply("open");
})();
