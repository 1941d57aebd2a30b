/* What the texts of table cells mean: how they are searched, parted and put in order. Used by tables.js. */
globalThis.cells = (() => {
  "use strict";

  const NOT_KNOWN = "—";
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const DATE = new RegExp(`^(?:(\\d{1,2}) )?(?:(${MONTHS.join("|")}) )?(?:to .*)?(\\d{4})$`);
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  const number = (text) => Number(text.replace(/−/g, "-").replace(/[,\s]/g, ""));

  /* "25 May to 4 June 1959" stands where its first day stands, "June 1959" before all its days. */
  const date = (text) => {
    const [found, day, month, year] = DATE.exec(text) ?? [];
    return found ? Number(year) * 10000 + (MONTHS.indexOf(month) + 1) * 100 + Number(day ?? 0) : NaN;
  };

  return {
    /* What is typed with an ordinary keyboard finds what is set with apostrophes, dashes and accents. */
    plain: (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").replace(/[–—−]/g, "-").toLowerCase(),
    slug: (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, ""),
    textOf: (element) => element.textContent.replace(/\s+/g, " ").trim(),
    valuesOf: (text) => text.split(";").map((value) => value.trim()),
    says: (text) => text !== "" && text !== NOT_KNOWN,
    compare: collator.compare,

    /* Returns how to compare two of these texts: as numbers or dates if all of them are, else as words. */
    comparer: (texts) => {
      const measure = [number, date].find((of) => texts.every((text) => !Number.isNaN(of(text))));
      return measure ? (a, b) => measure(a) - measure(b) : collator.compare;
    },
  };
})();
