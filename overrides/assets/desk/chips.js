// The chips at fields: what came from another calculator, and what could. Their words stand in
// the page's templates.

/** At a field: what was filled in (`used`) or could be; `decide` hears yes or no. */
export function offer(place, used, texts, decide) {
  const [control, text] = [...texts][0];
  const shown = place.querySelector(`[name="${CSS.escape(control)}"]`);
  const option = [...(shown.options || [])].find((each) => each.value === text);
  put(place, used ? "used" : "offered", option ? option.textContent : text, decide);
}

/** At a table of rows. */
export function offerRows(place, used, _texts, decide) {
  put(place, used ? "used-rows" : "offered-rows", "", decide);
}

function put(place, kind, text, decide) {
  const chip = made(kind);
  if (kind.startsWith("used")) place.dataset.brought = "";
  chip.querySelectorAll("[data-chip-text]").forEach((each) => { each.textContent = text; });
  chip.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-chip-yes], [data-chip-no]");
    if (!button) return;
    const next = place.querySelector("input:not([type=hidden]), select, textarea");
    drop(place);
    decide("chipYes" in button.dataset);
    next?.focus();
  });
  if (place.dataset.rows) place.querySelector(".rows__list").before(chip);
  else place.append(chip);
}

/** Takes a field's chip away: what stands there now is the reader's own. */
export function drop(place) {
  delete place.dataset.brought;
  place.querySelectorAll(":scope > .chip").forEach((chip) => chip.remove());
}

export function dropAll(form) {
  form.querySelectorAll("[data-brought]").forEach((place) => { delete place.dataset.brought; });
  form.querySelectorAll(".chip").forEach((chip) => chip.remove());
}

/** Before a form of which a row of an earlier table could fill something: a button for each row. */
export function pick(form, fields, rows, fill) {
  rows.forEach((known, kind) => {
    const wanting = fields.filter(({ columns }) => columns.some((each) => each.startsWith(`${kind}.`)));
    const choices = known.map((row) => ({ row, texts: joined(wanting, row) }))
      .filter(({ texts }) => texts.size);
    if (!choices.length) return;
    const group = made(`pick-${kind}`);
    if (!group) return;
    choices.forEach(({ row, texts }) => group.append(button(row, kind, texts, fill)));
    form.prepend(group);
  });
}

function joined(fields, row) {
  return new Map(fields.flatMap((field) => [...taken(field, row)]));
}

function taken({ place, key, columns }, row) {
  const column = columns.find((each) => row.get(each));
  const controls = column ? [...place.querySelectorAll("[name]")] : [];
  return controls.flatMap((control) => {
    const text = row.get(column + control.name.slice(key.length));
    return text ? [[control.name, text]] : [];
  });
}

function button(row, kind, texts, fill) {
  const made_ = made("choice");
  made_.textContent = [row.get(`${kind}.name`), row.get(`${kind}.balance`)].filter(Boolean).join(" ")
    || [...texts.values()][0];
  made_.addEventListener("click", () => {
    made_.parentElement.querySelectorAll("[aria-pressed]")
      .forEach((each) => each.setAttribute("aria-pressed", String(each === made_)));
    fill(texts);
  });
  return made_;
}

function made(kind) {
  const template = document.querySelector(`template[data-chip="${kind}"]`);
  return template?.content.firstElementChild.cloneNode(true);
}
