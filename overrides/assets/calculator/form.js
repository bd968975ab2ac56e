// What stands in a calculator's form: its texts, which fields apply, and what is to be mended.

/** The texts of all controls by name; ticked choices of one group are joined by commas. */
export function texts(form) {
  const found = Object.fromEntries(new FormData(form));
  form.querySelectorAll("[data-choices]").forEach((group) => {
    const ticked = [...group.querySelectorAll("input:checked")].map((box) => box.value);
    found[group.dataset.choices] = ticked.join(",");
  });
  return found;
}

/** Shows the fields whose condition (`data-when="key=a|b key2=c"`) holds, hides the others. */
export function showWhatApplies(form) {
  const found = texts(form);
  form.querySelectorAll("[data-when]").forEach((field) => {
    const conditions = field.dataset.when.split(" ").map((condition) => condition.split("="));
    field.hidden = !conditions.every(([key, values]) => (
      values.split("|").includes(found[beside(field, key)] ?? found[key])
    ));
  });
}

// A column's condition names another column of its row.
function beside(field, key) {
  return (field.dataset.field || "").replace(/[^.]*$/, key);
}

/** Puts each message at its field, and takes the earlier ones away. */
export function markMistakes(form, block, mistakes) {
  form.querySelectorAll("[data-invalid]").forEach((field) => delete field.dataset.invalid);
  form.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
  form.querySelectorAll(".field__mistake").forEach((place) => { place.hidden = true; });
  mistakes.forEach(({ name, message }) => {
    const id = `${block}-${name.split(".").join("-")}`;
    const control = document.getElementById(id);
    if (control && !control.matches("fieldset")) control.setAttribute("aria-invalid", "true");
    const place = document.getElementById(`${id}-mistake`);
    if (!place) return;
    place.textContent = message;
    place.hidden = false;
    place.closest(".field, .rows").dataset.invalid = "";
    place.closest("details")?.setAttribute("open", "");
  });
}

/** Fills in offered texts where the reader has typed nothing; `busy` is left as it is. */
export function fillIn(form, offered, touched, busy) {
  Object.entries(offered).forEach(([name, text]) => {
    const control = form.elements.namedItem(name);
    if (control && control !== busy && !touched.has(name)) control.value = text;
  });
}

/** The device's date as text, `2026-11-23`. */
export function today() {
  const day = new Date();
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
