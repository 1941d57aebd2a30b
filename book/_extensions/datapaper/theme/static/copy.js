/* Buttons that copy blocks of code, and permalinks that copy their address; without this script both are plain text and plain links. */
(() => {
  "use strict";

  const SHOWN = 2000; // milliseconds

  const live = () => {
    const region = document.createElement("div");
    region.className = "copy-status";
    region.setAttribute("role", "status");
    document.body.append(region);
    return region;
  };

  /* Where a page may not write to the clipboard, as over plain HTTP, an older way still works. */
  const copyOld = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "copy-source";
    document.body.append(area);
    const before = document.activeElement;
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    before?.focus();
    return done;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyOld(text);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const region = live();

    const say = (words) => {
      region.textContent = words;
      setTimeout(() => { region.textContent = ""; }, SHOWN);
    };

    const addButton = (block) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy-button";
      button.textContent = "Copy";
      const named = block.closest(".citation-block")?.querySelector("strong")?.textContent;
      button.setAttribute("aria-label", named ? `Copy ${named}` : "Copy code");
      button.addEventListener("click", async () => {
        const done = await copy(block.textContent.trimEnd());
        button.textContent = done ? "Copied" : "Not copied";
        say(done ? "Copied" : "Your browser does not allow copying");
        setTimeout(() => { button.textContent = "Copy"; }, SHOWN);
      });
      block.parentElement.classList.add("copy-frame");
      block.after(button);
    };

    document.querySelectorAll("article pre").forEach(addButton);

    /* The link works as ever; a click with a key that opens it elsewhere copies nothing. */
    document.addEventListener("click", async (event) => {
      const link = event.target.closest?.("a.headerlink, a.permalink");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (await copy(link.href)) say("Link copied");
    });
  });
})();
