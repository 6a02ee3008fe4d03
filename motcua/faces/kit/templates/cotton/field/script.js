// Dates: 29051983 becomes 29/05/1983 when the field is left. Files: the limit is told before sending, progress while sending.
on("focusout", "[data-date]", (event, field) => {
  const parts = field.value.trim().match(/^(\d{1,2})[\s./-]?(\d{1,2})[\s./-]?(\d{4})$/);
  if (parts) field.value = parts[1].padStart(2, "0") + "/" + parts[2].padStart(2, "0") + "/" + parts[3];
});
const size = (bytes) => (bytes < 1000000 ? Math.max(1, Math.floor(bytes / 1000)) + " kB" : (bytes / 1000000).toFixed(1).replace(".", said(",", ".")) + " MB");
on("change", "[data-file] input", (event, field) => {
  const box = field.closest("[data-file]"), state = box.querySelector(".file-state"), limit = Number(box.dataset.limit || 0) * 1048576;
  const big = [...field.files].filter((file) => limit && file.size > limit);
  field.setCustomValidity(big.length ? said("Tệp quá lớn", "File too large") : "");
  state.textContent = [...field.files].map((file) => file.name + " (" + size(file.size) + ")").join(", ") + (big.length ? said(" – quá lớn, hãy chọn tệp nhỏ hơn", " – too large, choose a smaller file") : "");
  state.classList.toggle("fault", big.length > 0);
});
["dragover", "dragleave", "drop"].forEach((name) => on(name, "[data-file]", (event, box) => box.classList.toggle("over", name === "dragover")));
on("submit", "form[enctype='multipart/form-data']", (event, form) => {
  const files = [...form.querySelectorAll("input[type=file]")].flatMap((field) => [...field.files]);
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  if (bytes < 262144 || form.hasAttribute("hx-post") || event.defaultPrevented) return;
  event.preventDefault();
  const bar = make("progress"), state = form.querySelector(".file-state"), request = new XMLHttpRequest(), body = new FormData(form);
  if (event.submitter?.name) body.append(event.submitter.name, event.submitter.value);
  bar.max = 1;
  state?.replaceChildren(bar);
  request.upload.onprogress = (step) => { bar.value = step.loaded / step.total; };
  request.onload = () => {
    const page = request.responseURL;
    if (request.status < 400 && page && page !== location.href) { location.assign(page); return; }
    document.open();
    document.write(request.responseText);
    document.close();
  };
  request.onerror = () => { delete form.dataset.sent; if (state) state.textContent = said("Mất mạng. Tệp chưa gửi; bấm gửi lại khi có mạng.", "No connection. The file was not sent; press again when you are back."); form.querySelectorAll("[aria-busy]").forEach((one) => one.removeAttribute("aria-busy")); };
  request.open("POST", form.action || location.href);
  request.send(body);
});
