// A scanner types a whole line within a few hundredths of a second and ends it with Enter, wherever the focus is.
const scan = document.querySelector("form.scan[data-scan]");
if (scan) {
  const field = scan.querySelector("[data-scan-into]"), state = scan.querySelector("[data-ready]");
  let line = "", last = 0;
  state.textContent = state.dataset.ready;
  addEventListener("keydown", (event) => {
    if (event.target === field || event.ctrlKey || event.metaKey || event.altKey) return;
    const quick = event.timeStamp - last < 50;
    last = event.timeStamp;
    if (event.key === "Enter" && quick && line.length > 5) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.target.matches?.("input, textarea") && event.target.value.endsWith(line)) event.target.value = event.target.value.slice(0, -line.length);
      field.value = line;
      scan.classList.add("got");
      line = "";
      scan.requestSubmit();
      return;
    }
    line = event.key.length === 1 ? (quick ? line + event.key : event.key) : event.key === "Shift" ? line : "";
  }, true);
}
