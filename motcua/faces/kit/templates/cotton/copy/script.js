on("click", "[data-copy]", (event, button) => {
  const told = button.querySelector("[data-done]"), words = button.querySelector("span:not([data-done])"), before = words.textContent;
  navigator.clipboard?.writeText(button.dataset.copy).then(() => {
    told.textContent = words.textContent = told.dataset.done;
    setTimeout(() => { words.textContent = before; told.textContent = ""; }, 2000);
  });
});
