/* Proposals of codes for the country that is chosen in a form. */
(() => {
  "use strict";

  const fill = (input, country) => {
    const list = document.getElementById(input.getAttribute("list"));
    const link = document.querySelector(`[data-codes-link="${list.id}"]`);
    const query = `?country=${encodeURIComponent(country)}`;
    if (link) link.href = input.dataset.codes + query;
    fetch(`${input.dataset.codes}${query}&format=json`, { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : { options: [] }))
      .then(({ options }) => {
        list.replaceChildren(
          ...options.map(({ code, name }) => {
            const option = document.createElement("option");
            option.value = code;
            option.textContent = name;
            return option;
          }),
        );
      });
  };

  document.addEventListener("change", (event) => {
    const select = event.target;
    if (!(select instanceof HTMLSelectElement) || select.name !== "country") return;
    select.form.querySelectorAll("[data-codes]").forEach((input) => fill(input, select.value));
  });
})();
