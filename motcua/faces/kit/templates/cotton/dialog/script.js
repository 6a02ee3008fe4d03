const opened = (id) => { const box = document.getElementById(id); if (box?.showModal && !box.open) box.showModal(); return Boolean(box?.showModal); };
on("click", "[data-open]", (event, link) => { if (opened(link.dataset.open)) event.preventDefault(); });
on("click", "dialog.dialog", (event, box) => { if (event.target === box) box.close(); });
on("submit", "form[method=dialog]", () => {});
const asks = (words, agreed, proceed) => {
  const box = document.createElement("dialog");
  box.className = "dialog";
  box.setAttribute("aria-label", words);
  const body = make("div", "dialog-body"), row = make("div", "row");
  const yes = make("button", "button", agreed || said("Đồng ý", "Confirm")), no = make("button", "button secondary", said("Thôi", "Cancel"));
  row.append(yes, no);
  body.append(make("p", "", words), row);
  box.append(body);
  document.body.append(box);
  // a second press of the same hand must find this box still, and not the link that lies under it
  yes.addEventListener("click", () => { yes.disabled = no.disabled = true; proceed(); setTimeout(() => box.close(), 700); }, { once: true });
  no.addEventListener("click", () => box.close());
  box.addEventListener("close", () => box.remove());
  box.showModal();
  no.focus();
};
on("click", "[data-confirm]", (event, button) => {
  if (button.dataset.agreed === "yes") { delete button.dataset.agreed; return; }
  event.preventDefault();
  event.stopImmediatePropagation();
  asks(button.dataset.confirm.replace("#", button.dataset.number || ""), (button.querySelector(":scope > span") || button).textContent.trim(), () => { button.dataset.agreed = "yes"; button.click(); });
});
