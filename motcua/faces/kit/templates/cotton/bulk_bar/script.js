document.querySelectorAll("[data-bulk]").forEach((bar) => {
  const form = bar.dataset.form ? document.getElementById(bar.dataset.form) : bar.closest("form") || document;
  const boxes = () => [...form.querySelectorAll("input[type=checkbox][data-pick]")];
  // a box may say which acts are possible on its row (data-can); the bar offers what is possible on some row picked,
  // says on how many, and sends only those
  const buttons = [...bar.querySelectorAll("button")], acts = buttons.filter((button) => button.name === "do");
  const none = bar.querySelector("[data-bulk-none]");
  const can = (box, act) => box.dataset.can === undefined || box.dataset.can.split(" ").includes(act.value);
  const all = bar.querySelector("[data-bulk-all]"), count = bar.querySelector(".bulk-count b");
  let last = null;
  const tell = () => {
    const picked = boxes().filter((box) => box.checked);
    count.textContent = picked.length;
    bar.classList.toggle("some", picked.length > 0);
    bar.hidden = !boxes().length;
    buttons.forEach((button) => { button.disabled = !picked.length; button.dataset.number = picked.length; });
    acts.forEach((act) => {
      const some = picked.filter((box) => can(box, act)).length;
      act.hidden = picked.length > 0 && !some;
      act.dataset.number = some; // what it asks before it is done names as many
      let part = act.querySelector(".bulk-part");
      if (!part) { part = make("span", "bulk-part"); act.append(part); }
      part.textContent = some && some < picked.length ? said(some + " trong " + picked.length, some + " of " + picked.length) : "";
    });
    if (none) none.hidden = !acts.length || acts.some((act) => !act.hidden);
    all.checked = picked.length > 0 && picked.length === boxes().length;
    all.indeterminate = picked.length > 0 && !all.checked;
    boxes().forEach((box) => box.closest("tr")?.classList.toggle("chosen", box.checked));
  };
  form.addEventListener("click", (event) => {
    const box = event.target;
    if (!box.matches?.("input[data-pick]")) return;
    if (event.shiftKey && last && last !== box) {
      const line = boxes(), [from, to] = [line.indexOf(last), line.indexOf(box)].sort((a, b) => a - b);
      line.slice(from, to + 1).forEach((one) => { one.checked = box.checked; });
    }
    last = box;
    tell();
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name !== "do") return;
    boxes().forEach((box) => { if (box.checked && !can(box, event.submitter)) box.checked = false; });
    tell();
  });
  all.addEventListener("change", () => { boxes().forEach((box) => { box.checked = all.checked; }); tell(); });
  document.addEventListener("htmx:afterSettle", tell);
  tell();
});
