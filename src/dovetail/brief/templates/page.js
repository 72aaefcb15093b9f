"use strict";
(() => {
  const root = document.documentElement, panel = document.getElementById("panel"), body = panel.querySelector(".body");
  let opener = null;
  root.classList.add("js");
  const choose = language => { root.dataset.language = language; root.lang = language; };
  for (const link of document.querySelectorAll(".languages a"))
    link.addEventListener("click", event => { event.preventDefault(); choose(link.lang); scrollTo(0, 0); });
  const first = document.querySelector(".edition");
  if (first) choose((location.hash === "#ru" && document.getElementById("ru")) ? "ru" : first.lang);

  const make = (tag, text, name) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (name) node.className = name;
    return node;
  };
  const part = (row, name) => { const found = row.querySelector("." + name); return found ? found.textContent : ""; };

  // One Figure of the tree; what it rests on is built when it is unfolded.
  const node = (row, words, named) => {
    const box = make("div", "", "node");
    if (named) box.append(make("span", part(row, "what")), make("b", part(row, "value")));
    const list = make("dl");
    for (const name of ["grade", "interval", "formula", "source", "note"]) {
      const text = part(row, name === "note" ? "remark" : name);
      if (text) list.append(make("dt", words[name]), make("dd", text));
    }
    list.append(make("dt", words.id), make("dd", row.dataset.id));
    box.append(list);
    const inputs = (row.dataset.inputs || "").split(" ").filter(Boolean);
    if (inputs.length) {
      box.append(make("dt", words.inputs));
      for (const id of inputs) {
        const below = document.getElementById("f-" + id + (row.dataset.suffix || ""));
        if (!below) continue;
        const fold = make("details"), head = make("summary");
        head.append(make("b", part(below, "value")), " " + part(below, "what"));
        fold.append(head);
        fold.addEventListener("toggle", () => {
          if (fold.open && fold.childElementCount === 1) fold.append(node(below, words, false));
        });
        box.append(fold);
      }
    }
    return box;
  };
  const show = row => {
    const words = JSON.parse(row.closest(".edition").dataset.words);
    panel.lang = row.closest(".edition").lang;
    panel.querySelector("h2").textContent = words.derivation;
    panel.querySelector(".close").textContent = words.close;
    body.replaceChildren(node(row, words, true));
    panel.hidden = false;
    panel.querySelector(".close").focus();
  };
  const close = () => { panel.hidden = true; if (opener) opener.focus(); };
  document.addEventListener("click", event => {
    const link = event.target.closest("a.fig");
    if (!link) return;
    const row = document.getElementById((link.getAttribute("href") || "").slice(1));
    if (!row) return;
    event.preventDefault();
    opener = link;
    show(row);
  });
  panel.querySelector(".close").addEventListener("click", close);
  document.addEventListener("keydown", event => { if (event.key === "Escape" && !panel.hidden) close(); });
})();
