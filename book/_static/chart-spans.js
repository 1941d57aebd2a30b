/* The years that each source covers: one line for each entry of the reference list. */
(() => {
  "use strict";

  const { each, make, put } = globalThis.charts;
  const LOOKS = { "archival file": "is-file", "works of Hoxha": "is-hoxha", "memoirs or diary of Hoxha": "is-hoxha" };
  const STEP = 10; // years between two lines of the axis

  const isKnown = (text) => /^\d+$/.test(text);
  const yearsOf = ({ of }) => [of.from, of.to].map((text) => (isKnown(text) ? Number(text) : null));

  const says = (row) => {
    const [from, to] = yearsOf(row);
    if (from === null) return "years not stated";
    if (to === null) return `from ${from}; the end year is cut off in the case study`;
    return from === to ? `${from}` : `${from}–${to}`;
  };

  const draw = (plot, rows, all, [first, last]) => {
    const known = all.flatMap(yearsOf).filter((time) => time !== null);
    const left = Math.floor(Math.min(...known) / STEP) * STEP;
    const width = Math.ceil((Math.max(...known) + 1) / STEP) * STEP + 2 - left;
    const at = (time) => (time - left) / width;
    const ground = make("div", { className: "chart-ground" }, put(make("div", { className: "chart-band" }), { left: at(first), width: (last + 1 - first) / width }));
    for (let time = left; time < left + 0.95 * width; time += STEP) {
      ground.append(put(make("span", { className: "chart-year", textContent: time, ariaHidden: "true" }), { left: at(time) }));
    }
    const lines = make("div", { className: "chart-lines" });
    plot.append(ground, lines);
    return rows.map((row, line) => {
      const [from, to] = yearsOf(row);
      const track = make("span", { className: "chart-track" });
      if (from !== null) track.append(put(make("span", { className: `chart-bar ${LOOKS[row.of.kind] ?? ""}` }), { left: at(from), width: ((to ?? from) + 1 - from) / width }));
      if (to === null) track.append(put(make("span", { className: "chart-note", textContent: from === null ? "years not stated" : "end cut off" }), { left: from === null ? 0.52 : at(from + 2) }));
      const mark = make("a", { className: "chart-mark", href: row.href }, make("span", { className: "chart-text", textContent: `${row.of.number} ${row.of.work}` }), track);
      lines.append(put(mark, { top: line / all.length, height: 1 / all.length }));
      return mark;
    });
  };

  const say = (row) => `${row.of.number} ${row.of.work}, ${row.of.kind}: ${says(row)}.`;

  const legend = [["is-file", "archival files"], ["is-hoxha", "by Hoxha"], ["", "others"]];

  each("spans", { filters: ["kind"], draw, say, legend });
})();
