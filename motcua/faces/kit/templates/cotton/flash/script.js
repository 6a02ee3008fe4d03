on("click", "[data-dismiss]", (event, button) => button.closest("[data-flash]").remove());
