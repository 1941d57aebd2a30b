/* Search, filters and sorting for table.filterable; without this script the tables are plain and whole. */
(() => {
  "use strict";

  const { plain, slug, textOf, valuesOf, says, compare, comparer } = globalThis.cells;
  const AT_ONCE = 120; // rows; more would be felt while typing

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  class Table {
    /* prefix: what the names of its parameters in the address begin with. */
    constructor(table, prefix) {
      this.table = table;
      this.prefix = prefix;
      this.body = table.tBodies[0];
      this.heads = [...table.tHead.rows[0].cells];
      this.names = this.heads.map((head) => slug(textOf(head)));
      this.rows = [...this.body.rows].map((row, index) => ({ row, index, cells: [...row.cells].map(textOf) }));
      this.rows.forEach((entry) => { entry.text = plain(entry.cells.join(" ")); });
      this.ordered = this.rows;
      this.sorted = "";
      this.build();
      this.hold();
      this.restore();
      this.update();
    }

    build() {
      this.search = make("input", { type: "search", autocomplete: "off", spellcheck: false });
      this.selects = this.names.flatMap((name, column) =>
        this.table.classList.contains(`filter-${name}`) ? [this.choice(name, column)] : []);
      this.count = make("output");
      const reset = make("button", { type: "button", textContent: "Show all rows" });
      reset.addEventListener("click", () => { this.clear(); this.changed(); });
      const labelled = this.selects.map(({ select, column }) => make("label", {}, textOf(this.heads[column]), select));
      this.form = make("form", { className: "table-tools" }, make("label", {}, "Search this table", this.search), ...labelled, reset, this.count);
      const number = this.table.caption?.querySelector(".caption-number");
      this.form.setAttribute("role", "search");
      this.form.setAttribute("aria-label", `Filter ${number ? textOf(number) : "this table"}`);
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("input", () => this.changed());
      this.table.closest(".table-frame").previousElementSibling.append(this.form);
      this.heads.forEach((head, column) => this.makeSortable(head, column));
    }

    /* Columns keep the widths of the whole table: they do not jump, and the browser need not weigh every row again. */
    hold() {
      Object.assign(this.table.style, { tableLayout: "", width: "" });
      this.heads.forEach((head) => { head.style.width = ""; });
      const widths = [this.table, ...this.heads].map((element) => `${element.getBoundingClientRect().width}px`);
      Object.assign(this.table.style, { tableLayout: "fixed", width: widths[0] });
      this.heads.forEach((head, column) => { head.style.width = widths[column + 1]; });
      // Heads can stay in sight only where nothing scrolls sideways.
      const frame = this.table.closest(".table-frame");
      frame?.classList.toggle("fits", this.table.offsetWidth <= frame.clientWidth + 1);
    }

    choice(name, column) {
      const counts = new Map();
      this.rows.forEach((entry) => new Set(valuesOf(entry.cells[column])).forEach((value) => {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }));
      const values = [...counts.keys()].sort(compare);
      const options = values.map((value) => make("option", { value, textContent: `${value} (${counts.get(value)})` }));
      const select = make("select", {}, make("option", { value: "", textContent: "All" }), ...options);
      return { name, column, select, values: this.rows.map((entry) => new Set(valuesOf(entry.cells[column]))) };
    }

    makeSortable(head, column) {
      const button = make("button", { type: "button", className: "sort" });
      button.append(...head.childNodes);
      button.addEventListener("click", () => {
        const name = this.names[column];
        this.sorted = { [name]: `-${name}`, [`-${name}`]: "" }[this.sorted] ?? name;
        this.changed();
      });
      head.append(button);
    }

    changed(limit) {
      this.update(limit);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.remember(), 250);
    }

    /* limit: how many rows may appear at once; the others follow, so that typing never waits for them. */
    update(limit = AT_ONCE) {
      const words = plain(this.search.value).split(/\s+/).filter(Boolean);
      const chosen = this.selects.filter(({ select }) => select.value);
      this.sort();
      const fits = this.ordered.filter(({ text, index }) => words.every((word) => text.includes(word))
        && chosen.every(({ select, values }) => values[index].has(select.value)));
      this.kept = new Set(fits.map(({ row }) => row));
      this.rows.forEach(({ row }) => { if (!this.kept.has(row) && !row.hidden) row.hidden = true; });
      this.show(fits.filter(({ row }) => row.hidden), limit);
      this.count.textContent = `${fits.length} of ${this.rows.length} rows`;
      this.form.classList.toggle("finds-nothing", fits.length === 0);
    }

    show(entries, limit) {
      clearTimeout(this.showing);
      entries.slice(0, limit).forEach(({ row }) => { row.hidden = false; });
      if (entries.length > limit) this.showing = setTimeout(() => this.show(entries.slice(limit), 2 * limit));
    }

    sort() {
      if (this.sorted === this.inOrder) return;
      const name = this.sorted.replace(/^-/, "");
      const column = this.names.indexOf(name);
      const turned = this.sorted === name ? 1 : -1;
      const ordered = this.sorted ? this.inOrderOf(column, turned) : this.rows;
      if (ordered !== this.ordered) {
        if (ordered.length > AT_ONCE) ordered.forEach(({ row }) => { row.hidden = true; });
        this.body.append(...ordered.map(({ row }) => row));
      }
      this.heads.forEach((head, index) => {
        if (this.sorted && index === column) head.setAttribute("aria-sort", turned > 0 ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      });
      this.ordered = ordered;
      this.inOrder = this.sorted;
    }

    /* Cells that say nothing come last, whichever way the rest is turned. */
    inOrderOf(column, turned) {
      const known = this.rows.filter((entry) => says(entry.cells[column]));
      const compared = comparer(known.map((entry) => entry.cells[column]));
      known.sort((a, b) => turned * compared(a.cells[column], b.cells[column]));
      return [...known, ...this.rows.filter((entry) => !says(entry.cells[column]))];
    }

    clear() {
      this.search.value = "";
      this.selects.forEach(({ select }) => { select.value = ""; });
      this.sorted = "";
    }

    /* Show what the address points to, without the filters if they hide it. */
    reveal(target) {
      const row = target?.closest("tr");
      if (!row || !this.body.contains(row)) return;
      if (!this.kept.has(row)) this.clear();
      this.changed(Infinity);
      row.scrollIntoView();
    }

    restore() {
      const kept = new URLSearchParams(location.search);
      this.search.value = kept.get(`${this.prefix}find`) ?? "";
      this.selects.forEach(({ name, select }) => {
        select.value = kept.get(this.prefix + name) ?? "";
        if (select.selectedIndex < 0) select.value = "";
      });
      const sorted = kept.get(`${this.prefix}sort`) ?? "";
      this.sorted = this.names.includes(sorted.replace(/^-/, "")) ? sorted : "";
    }

    isChosen() {
      return Boolean(this.search.value || this.selects.some(({ select }) => select.value));
    }

    remember() {
      clearTimeout(this.timer);
      const address = new URL(location.href);
      const values = [["find", this.search.value.trim()], ["sort", this.sorted], ...this.selects.map(({ name, select }) => [name, select.value])];
      values.forEach(([name, value]) => {
        if (value) address.searchParams.set(this.prefix + name, value);
        else address.searchParams.delete(this.prefix + name);
      });
      // An address says either which rows are chosen or, where it is not one of them, which row is meant.
      if (this.body.contains(document.getElementById(address.hash.slice(1))) && !this.kept.has(document.getElementById(address.hash.slice(1)))) address.hash = "";
      try {
        history.replaceState(history.state, "", address);
      } catch { /* Some browsers keep no address for a page opened from a file. */ }
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const found = [...document.querySelectorAll("table.filterable")];
    const tables = found.map((table) => new Table(table, found.length > 1 ? `${table.id}.` : ""));
    const reveal = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      tables.forEach((table) => table.reveal(target));
    };
    reveal();
    const chosen = tables.find((table) => table.isChosen());
    if (chosen && !location.hash && performance.getEntriesByType("navigation")[0]?.type === "navigate") chosen.form.scrollIntoView();
    addEventListener("hashchange", reveal);
    addEventListener("resize", () => tables.forEach((table) => table.hold()));
    addEventListener("pagehide", () => tables.forEach((table) => table.timer && table.remember()));
    // Following a link to the row that the address already points to changes no hash.
    document.addEventListener("click", (event) => {
      if (event.target.closest?.("a[href*='#']")?.href === location.href) reveal();
    });
  });
})();
