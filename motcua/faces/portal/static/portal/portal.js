// A paper is sent as soon as it is chosen; without script there is a button.
"use strict";
document.querySelectorAll("form[data-upload]").forEach((form) => {
  const field = form.querySelector("input[type=file]");
  form.classList.add("sends-itself");
  // what was said of the file before says nothing of this one
  field.addEventListener("change", () => form.closest(".slot")?.querySelector(".slot-refused")?.remove());
  // the kit judges the size first, in the same event
  field.addEventListener("change", () => setTimeout(() => { if (field.files.length && field.checkValidity()) form.requestSubmit(); }));
  // on a slow line the file may have been chosen before this script arrived
  if (field.files.length) field.dispatchEvent(new Event("change", { bubbles: true }));
});
