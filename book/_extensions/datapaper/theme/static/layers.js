/* One choice for the whole book: whether code and method notes are folded, open or hidden. */
(() => {
  "use strict";

  const { layers } = globalThis.choices;
  const folds = () => document.querySelectorAll("details.hide, details.method-note");

  const apply = (choice) => {
    folds().forEach((fold) => { fold.open = choice === "open"; });
  };

  const option = (choice) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: "layers", value: choice, checked: choice === layers.value });
    const label = document.createElement("label");
    label.append(input, choice);
    return label;
  };

  const control = () => {
    const legend = document.createElement("legend");
    legend.textContent = "Code and method notes:";
    const fields = document.createElement("fieldset");
    fields.className = "layers";
    fields.append(legend, ...layers.values.map(option));
    fields.addEventListener("change", (event) => {
      layers.choose(event.target.value);
      apply(event.target.value);
    });
    return fields;
  };

  if (!folds().length) return;
  document.querySelector(".article-tools")?.append(control());
  if (layers.value === "open") apply("open");
})();
