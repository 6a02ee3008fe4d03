document.querySelectorAll("[data-bulk]").forEach((bar) => {
  const form = bar.dataset.form ? document.getElementById(bar.dataset.form) : bar.closest("form") || document;
  const boxes = () => [...form.querySelectorAll("input[type=checkbox][data-pick]")];
  const all = bar.querySelector("[data-bulk-all]"), count = bar.querySelector(".bulk-count b");
  let last = null;
  const tell = () => {
    const picked = boxes().filter((box) => box.checked);
    count.textContent = picked.length;
    bar.classList.toggle("some", picked.length > 0);
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
