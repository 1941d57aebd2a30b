/* Charts in place of pictures, drawn from the table of numbers that is folded under each. Without this script the picture stands.
   A chart is one stop of the tab key: arrow keys move between its marks, which are links to the row that each shows. */
globalThis.charts = (() => {
  "use strict";

  const { textOf } = globalThis.cells;
  const HINT = "Hover over a point, or use the arrow keys, to read it here. Click the point, or press Enter, to open its row.";
  const KEYS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* Places are shares of the whole; a style of its own would be refused in the page, not to a script. */
  const put = (element, places) => {
    Object.entries(places).forEach(([side, share]) => { element.style[side] = `${100 * share}%`; });
    return element;
  };

  const namesOf = (figure) => [...figure.classList].find((name) => name.startsWith("columns-")).split("-").slice(1);

  /* One object for each row: name of the column -> text, without citation marks, and where the row leads. */
  const read = (table, names) => [...table.tBodies[0].rows].map((row) => {
    const cells = [...row.cells].map((cell) => {
      const bare = cell.cloneNode(true);
      bare.querySelectorAll(".bibtex-citation").forEach((mark) => mark.remove());
      return textOf(bare);
    });
    return { href: row.querySelector("a[href]")?.getAttribute("href"), of: Object.fromEntries(names.map((name, n) => [name, cells[n]])) };
  });

  class Chart {
    /* kind: filters, the columns by which marks may be chosen; draw(plot, rows, all, marked), which returns an element for
       each row; say(row), the row in words. */
    constructor(figure, kind) {
      this.figure = figure;
      this.kind = kind;
      this.numbers = document.getElementById(`${figure.id}-numbers`);
      const table = this.numbers.querySelector("table");
      this.names = namesOf(figure);
      this.heads = [...table.tHead.rows[0].cells].map(textOf);
      this.rows = read(table, this.names);
      this.marked = /marks-(\d+)-(\d+)/.exec(figure.className).slice(1).map(Number);
      this.picture = figure.querySelector("img");
      this.build();
      this.draw();
    }

    build() {
      this.plot = make("div", { className: "chart-plot" });
      this.told = make("p", { className: "chart-told", textContent: HINT });
      this.selects = this.kind.filters.map((name) => this.select(name));
      const tools = make("div", { className: "chart-tools" }, ...this.selects.map(({ label }) => label), ...this.legend());
      this.chart = make("div", { className: "chart" }, tools, this.plot, this.told);
      this.plot.setAttribute("role", "group");
      this.plot.setAttribute("aria-label", `Chart: ${textOf(this.figure.querySelector("figcaption strong"))} ${HINT}`);
      this.plot.addEventListener("keydown", (event) => this.move(event));
      this.plot.addEventListener("focusin", (event) => this.choose(event.target.closest(".chart-mark")));
      this.plot.addEventListener("pointerover", (event) => this.choose(event.target.closest(".chart-mark")));
      this.figure.prepend(this.chart, make("div", { className: "chart-other" }, this.swap(), this.toTable()));
      this.picture.hidden = true;
    }

    legend() {
      return (this.kind.legend ?? []).map(([look, words]) => make("span", { className: "chart-key" }, make("span", { className: `chart-bar ${look}` }), words));
    }

    /* Shows the picture in place of the chart, and the chart again. */
    swap() {
      const button = make("button", { type: "button", textContent: "Show picture" });
      button.addEventListener("click", () => {
        this.picture.hidden = !this.picture.hidden;
        this.chart.hidden = !this.picture.hidden;
        button.textContent = this.chart.hidden ? "Show chart" : "Show picture";
      });
      return button;
    }

    toTable() {
      const button = make("button", { type: "button", textContent: "Show table" });
      button.addEventListener("click", () => {
        this.numbers.open = true;
        this.numbers.querySelector("summary").focus();
      });
      return button;
    }

    select(name) {
      const values = [...new Set(this.rows.map((row) => row.of[name]))].sort();
      const select = make("select", {}, make("option", { value: "", textContent: "All" }), ...values.map((value) => make("option", { value, textContent: value })));
      select.addEventListener("change", () => this.draw());
      return { name, select, label: make("label", {}, `${this.heads[this.names.indexOf(name)]} `, select) };
    }

    draw() {
      const shown = this.rows.filter((row) => this.selects.every(({ name, select }) => !select.value || row.of[name] === select.value));
      this.plot.replaceChildren();
      this.marks = this.kind.draw(this.plot, shown, this.rows, this.marked);
      this.marks.forEach((mark, place) => {
        mark.setAttribute("aria-label", `${this.kind.say(shown[place])} (${place + 1} of ${shown.length})`);
        Object.assign(mark, { tabIndex: place ? -1 : 0, said: this.kind.say(shown[place]) });
      });
      this.told.textContent = HINT;
    }

    move(event) {
      const step = KEYS[event.key];
      if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
      const place = this.marks.indexOf(document.activeElement) + step;
      this.marks[Math.max(0, Math.min(place, this.marks.length - 1))].focus();
      event.preventDefault();
    }

    choose(mark) {
      if (!mark) return;
      this.marks.forEach((other) => {
        other.classList.toggle("is-chosen", other === mark);
        if (mark === document.activeElement) other.tabIndex = other === mark ? 0 : -1;
      });
      this.told.textContent = mark.said;
    }
  }

  /* Draws every figure of one kind once the page is there. */
  const each = (name, kind) => {
    const all = () => document.querySelectorAll(`figure.chart-${name}`).forEach((figure) => new Chart(figure, kind));
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", all);
    else all();
  };

  return { each, make, put };
})();
