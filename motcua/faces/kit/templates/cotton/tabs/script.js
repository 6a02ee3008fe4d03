// the tab one is on stands in view, however narrow the screen
const showCurrent = () => document.querySelectorAll(".tabs").forEach((bar) => {
  const one = bar.querySelector("[aria-current]");
  if (one) bar.scrollLeft += one.getBoundingClientRect().left - bar.getBoundingClientRect().left - 32;
});
document.addEventListener("htmx:afterSettle", showCurrent);
showCurrent();
