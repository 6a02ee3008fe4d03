document.querySelectorAll("[data-bulk]").forEach((bar) => {
  const form = bar.dataset.form ? document.getElementById(bar.dataset.form) : bar.closest("form") || document;
  const boxes = () => [...form.querySelectorAll("input[type=checkbox][data-pick]")];
  // a box may say which acts are possible on its row (data-can); the bar offers those that are possible on every row
  const acts = [...bar.querySelectorAll("button[name=do]")], none = bar.querySelector("[data-bulk-none]");
  const can = (box, act) => box.dataset.can === undefined || box.dataset.can.split(" ").includes(act.value);
  const all = bar.querySelector("[data-bulk-all]"), count = bar.querySelector(".bulk-count b");
  let last = null;
  const tell = () => {
    const picked = boxes().filter((box) => box.checked);
    count.textContent = picked.length;
    bar.classList.toggle("some", picked.length > 0);
    acts.forEach((act) => { act.hidden = !picked.every((box) => can(box, act)); });
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
  all.addEventListener("change", () => { boxes().forEach((box) => { box.checked = all.checked; }); tell(); });
  document.addEventListener("htmx:afterSettle", tell);
  tell();
});
