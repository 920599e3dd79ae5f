"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const cards = all(".card");
  const marks = all(".mark");
  const files = all(".file");
  const boxes = all("input[name=severity]");
  const rule = document.getElementById("rule");
  const file = document.getElementById("file");
  const size = (list) => list.reduce((sum, card) => sum + Number(card.dataset.count), 0);
  const everything = size(cards);
  const shown = document.getElementById("shown");
  const gravest = ["error", "warning", "info"];
  let here = -1;

  const wanted = (card) =>
    boxes.some((box) => box.checked && box.value === card.dataset.severity) &&
    (!rule.value || rule.value === card.dataset.code) &&
    (!file.value || file.value === card.dataset.file);

  function filter() {
    const visible = new Map();
    for (const card of cards) {
      card.hidden = !wanted(card);
      if (!card.hidden) visible.set(card.dataset.id, card.dataset.severity);
    }
    for (const mark of marks) {
      const own = mark.dataset.ids.split(" ").filter((id) => visible.has(id));
      const level = gravest.find((name) => own.some((id) => visible.get(id) === name));
      mark.classList.remove("off", ...gravest);
      mark.classList.add(level || "off");
      mark.tabIndex = level ? 0 : -1;
      if (level) mark.setAttribute("href", "#c" + own[0]);
    }
    for (const part of files) part.hidden = Boolean(file.value) && file.value !== part.dataset.file;
    shown.value = "显示 " + size(cards.filter((card) => !card.hidden)) + " 处，共 " + everything + " 处";
    here = -1;
  }

  function step(by) {
    const live = marks.filter((mark) => !mark.classList.contains("off") && !mark.closest("[hidden]"));
    if (!live.length) return;
    const now = live.indexOf(document.activeElement);
    here = ((now < 0 ? here : now) + by + live.length) % live.length;
    if (here < 0) here = live.length - 1;
    live[here].focus();
    live[here].scrollIntoView({ block: "center" });
    const card = document.getElementById(live[here].getAttribute("href").slice(1));
    if (card) card.scrollIntoView({ block: "nearest" });
  }

  function reset() {
    for (const box of boxes) box.checked = true;
    rule.value = "";
    file.value = "";
    filter();
  }

  for (const control of [...boxes, rule, file]) control.addEventListener("change", filter);
  document.getElementById("reset").addEventListener("click", reset);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("select, input")) return;
    if (event.key === "n" || event.key === "j") step(1);
    if (event.key === "p" || event.key === "k") step(-1);
  });
  filter();
})();
