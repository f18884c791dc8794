// Tick all cells of the page, or of one language, and say how many are ticked. Without this script
// the boxes that tick others stay hidden and the cells are ticked one by one.
(() => {
  const form = document.querySelector(".board-form");
  if (!form) return;
  const cells = [...form.querySelectorAll("input[name=cell]")];
  const masters = [...form.querySelectorAll("input[data-tick]")];
  const ticked = form.querySelector("[data-ticked]");

  const under = ({ dataset: { tick } }) =>
    cells.filter((cell) => !tick || cell.dataset.language === tick);

  const tell = () => {
    for (const master of masters) {
      const own = under(master);
      const count = own.filter((cell) => cell.checked).length;
      master.hidden = own.length === 0;
      master.checked = count > 0 && count === own.length;
      master.indeterminate = count > 0 && count < own.length;
    }
    const count = cells.filter((cell) => cell.checked).length;
    ticked.textContent = count;
  };

  form.addEventListener("change", ({ target }) => {
    if (masters.includes(target)) {
      for (const cell of under(target)) cell.checked = target.checked;
    }
    tell();
  });
  // Browsers tick again, after this script, what was ticked before somebody came back.
  window.addEventListener("pageshow", tell);
  ticked.parentElement.hidden = false;
  tell();
})();
