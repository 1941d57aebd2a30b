/* The timeline: events down the years, those in the case study on the left, the others on the right. */
(() => {
  "use strict";

  const { each, make, put } = globalThis.charts;
  const BASES = { "case study only": "; date from the case study only", "unreliable website": "; date from an unreliable website" };
  const SIGNS = { "case study only": "*", "unreliable website": "†" };
  const ROOM = 1 / 26; // of the height, for the line of one event

  const year = (row) => Number(row.of.place);
  const isTold = (row) => row.of.told === "yes";

  /* Moves lines apart, no further than is needed: lines that would overlap move together, around where they belong. */
  const spread = (places) => {
    const heaps = [];
    places.forEach((place, n) => {
      heaps.push({ sum: place - n * ROOM, lines: 1 });
      for (let at = heaps.length - 1; at > 0 && heaps[at - 1].sum / heaps[at - 1].lines > heaps[at].sum / heaps[at].lines; at -= 1) {
        const { sum, lines } = heaps.pop();
        heaps[at - 1].sum += sum;
        heaps[at - 1].lines += lines;
      }
    });
    const moved = heaps.flatMap(({ sum, lines }) => Array(lines).fill(sum / lines));
    return moved.map((start, n) => Math.min(Math.max(start, ROOM / 2) + n * ROOM, 1 - ROOM / 2 - (moved.length - 1 - n) * ROOM));
  };

  const SVG = "http://www.w3.org/2000/svg";

  /* A line from the mark of an event on the axis to its words. */
  const lead = (ground, row, from, to) => {
    const line = document.createElementNS(SVG, "line");
    const [mark, words] = isTold(row) ? [18, 3] : [82, 97];
    const ends = { x1: mark, x2: words, y1: 100 * from, y2: 100 * to };
    Object.entries(ends).forEach(([name, share]) => line.setAttribute(name, `${share}%`));
    ground.append(line);
  };

  const draw = (plot, rows, all, [first, last]) => {
    const years = all.map(year);
    const top = Math.floor(Math.min(...years)) - 0.4;
    const height = Math.floor(Math.max(...years)) + 2 - top;
    const at = (time) => (time - top) / height;
    const places = new Map();
    [true, false].forEach((told) => {
      const side = rows.filter((row) => isTold(row) === told);
      spread(side.map((row) => at(year(row)))).forEach((place, n) => places.set(side[n], place));
    });
    plot.append(put(make("div", { className: "chart-band" }), { top: at(first), height: (last + 1 - first) / height }));
    for (let time = Math.ceil(top); time < top + height; time += 1) {
      plot.append(put(make("span", { className: "chart-year", textContent: time, ariaHidden: "true" }), { top: at(time) }));
    }
    plot.append(make("span", { className: "chart-head is-told", textContent: "in the case study", ariaHidden: "true" }),
      make("span", { className: "chart-head", textContent: "not in the case study", ariaHidden: "true" }));
    const ground = document.createElementNS(SVG, "svg");
    ground.setAttribute("class", "chart-leads");
    ground.setAttribute("aria-hidden", "true");
    plot.append(ground);
    return rows.map((row) => {
      lead(ground, row, at(year(row)), places.get(row));
      const words = [make("span", { className: "chart-date", textContent: row.of.date + (SIGNS[row.of.basis] ?? "") }), " ", make("span", { textContent: row.of.event })];
      const dot = make("span", { className: "chart-dot" });
      const mark = make("a", { className: `chart-mark${isTold(row) ? " is-told" : ""}`, href: row.href }, make("span", { className: "chart-text" }, ...words), dot);
      plot.append(put(mark, { top: places.get(row), height: ROOM }));
      put(dot, { top: 0.5 + (at(year(row)) - places.get(row)) / ROOM });
      return mark;
    });
  };

  const say = ({ of }) => `${of.date}: ${of.event}. ${of.kind}, ${isTold({ of }) ? "in" : "not in"} the case study${BASES[of.basis] ?? ""}.`;

  each("timeline", { filters: ["told", "kind"], draw, say });
})();
