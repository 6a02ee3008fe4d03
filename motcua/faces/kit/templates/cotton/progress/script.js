const line = document.querySelector(".loading");
["htmx:beforeRequest", "beforeunload"].forEach((name) => addEventListener(name, () => line?.classList.add("going")));
["htmx:afterRequest", "pageshow"].forEach((name) => addEventListener(name, () => line?.classList.remove("going")));
