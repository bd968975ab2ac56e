// The theme's search, answered by a worker of ours: the theme lets a site name one
// (`search` in `__config`; messages 0 set up, 1 ready, 2 query, 3 result).
//
// Why not the theme's: it cuts a Chinese query into words of its index and drops the last one,
// so 逾期罚息 looked for 逾期 alone. Here a text is its pairs of neighbouring characters, which
// need no dictionary, and pages are ranked by BM25F: Robertson, Zaragoza, "The Probabilistic
// Relevance Framework", Foundations and Trends in Information Retrieval 3(4), 2009, section 3.6.

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
// What a field's words weigh, and how far a long field is held against them (b in the paper).
const FIELDS = {
  title: { weight: 6, length: 0.5 },
  also: { weight: 5, length: 0.3 },
  answer: { weight: 3, length: 0.4 },
  headings: { weight: 2, length: 0.6 },
  text: { weight: 0.5, length: 0.7 },
};
const SATURATION = 6;
// A pair on fewer pages is mostly two words that happen to meet.
const FEW = 8;
const WHOLE = 1.5; // A page whose title or other names hold the query as it was typed.
const MATTER = 1.3; // A matter found by any of its words, beside a pair of characters.
const SECTIONS = 4;
const BEFORE = 16;
const SNIPPET = 90;
// Words that every question is asked with.
const ASKING = new RegExp([
  "怎么办", "怎么样", "怎么", "怎样", "如何", "咋办", "咋", "请问", "什么", "为什么", "是不是", "会不会",
  "能不能", "可不可以", "可以", "应该", "需要", "吗", "呢", "吧", "啊", "了", "的", "我们", "你们", "他们", "我", "你", "他",
].join("|"), "g");

// Five years ago or seven, to four lenders or ten: the matter is the same.
const COUNT = /[\d一二三四五六七八九十百两]+ *(?=个月|个平台|年|家|期)|(?<![\d十百])[\d一二三四五六七八九两] *(?=天)/g;

// How many months is no matter of its own: every plan and every table speaks of some.
const MONTHS = /[\d一二三四五六七八九十百两]+ *个月/g;

// 「要不要」 asks 「要」: the same matter, said both ways.
const EITHER = /(\p{sc=Han})不\1/gu;

let pages = [];
let known = new Map();
let average = {};
// Traditional characters and what they are in simplified ones: either kind finds the other.
let simplified = new Map();
// Words for one matter (deploy/search_words.txt): each counts as its line besides as itself.
let lines = new Map();
let starting = new Map();

// As it stands, but for width and case.
function own(text) {
  return text.normalize("NFKC").toLowerCase();
}

function plain(text) {
  return folded(own(text));
}

// One character for one: a place in the folded text is the same place in the text.
function folded(text) {
  return text.replace(/\p{sc=Han}/gu, (letter) => simplified.get(letter) ?? letter);
}

function runs(text) {
  return plain(text).match(/\p{sc=Han}+|[a-z0-9.%]+/gu) ?? [];
}

function pairs(run) {
  if (!/\p{sc=Han}/u.test(run) || run.length < 2) return [run];
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}

function matters(text) {
  const words = plain(text).replace(COUNT, "几");
  const found = [];
  for (let at = 0; at < words.length;) {
    const word = starting.get(words[at])?.find((each) => words.startsWith(each, at));
    if (word) found.push(lines.get(word));
    at += word?.length ?? 1;
  }
  return found;
}

function tokens(text) {
  return [...runs(text).flatMap(pairs), ...matters(text)];
}

function counted(text) {
  const counts = new Map();
  for (const token of tokens(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return { counts, length: [...counts.values()].reduce((sum, count) => sum + count, 0) };
}

// The sections of a page follow it, each with an anchor of its own.
function gather(docs) {
  const found = new Map();
  for (const doc of docs) {
    const [location, anchor] = doc.location.split("#");
    const page = found.get(location);
    if (!page) found.set(location, { ...doc, location, sections: [] });
    else if (anchor) page.sections.push(doc);
  }
  return [...found.values()];
}

function read(page) {
  const parts = {
    title: page.title,
    also: (page.also ?? []).join("，"),
    answer: page.answer ?? "",
    headings: page.sections.map((section) => section.title).join("，"),
    text: [page.text, ...page.sections.map((section) => section.text)].join("，"),
  };
  const fields = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, counted(text)]));
  return { ...page, names: plain(`${parts.title}，${parts.also}`), ...both(Object.values(parts).join("，")), fields };
}

function both(text) {
  return { whole: plain(text), shown: own(text) };
}

// A longer word goes before a shorter one that it begins with.
function learn(words) {
  lines = new Map(words.flatMap((line, at) => line.split(" ").map((word) => [plain(word), `=${at}`])));
  starting = new Map();
  for (const word of [...lines.keys()].sort((one, other) => other.length - one.length)) {
    starting.set(word[0], [...starting.get(word[0]) ?? [], word]);
  }
}

function setUp({ config, docs }) {
  simplified = new Map(Array.from((config?.forms ?? "").matchAll(/(.)(.)/gu), ([, from, to]) => [from, to]));
  learn(config?.words ?? []);
  pages = gather(docs).map(read);
  known = new Map();
  for (const page of pages) {
    const here = new Set(Object.values(page.fields).flatMap(({ counts }) => [...counts.keys()]));
    for (const token of here) known.set(token, (known.get(token) ?? 0) + 1);
  }
  for (const name of Object.keys(FIELDS)) {
    average[name] = pages.reduce((sum, page) => sum + page.fields[name].length, 0) / pages.length || 1;
  }
}

function rarity(token) {
  const holding = Math.max(FEW, known.get(token) ?? 0);
  return Math.log(1 + (pages.length - holding + 0.5) / (holding + 0.5));
}

function score(page, wanted) {
  let total = 0;
  for (const token of wanted) {
    let often = 0;
    for (const [name, { weight, length }] of Object.entries(FIELDS)) {
      const field = page.fields[name];
      const found = field.counts.get(token);
      if (found) often += weight * found / (1 - length + length * field.length / average[name]);
    }
    total += (token[0] === "=" ? MATTER : 1) * rarity(token) * often / (SATURATION + often);
  }
  return total * (page.boost ?? 1);
}

// The longest stretches of the query that stand on the page: what is marked, there and here.
function marked(page, queries) {
  const terms = [];
  for (const run of queries) {
    for (let at = 0; at < run.length;) {
      let end = run.length;
      while (end - at > 1 && !page.whole.includes(run.slice(at, end))) end--;
      if (end - at > 1 || run.length === 1) terms.push(written(page, run.slice(at, end)));
      at = end;
    }
  }
  return [...new Set(terms)];
}

// A term in the page's own characters, in which it is marked.
function written(page, term) {
  const at = page.whole.indexOf(term);
  return at < 0 ? term : page.shown.slice(at, at + term.length);
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function highlighted(text, terms) {
  const html = escaped(text);
  if (!terms.length) return html;
  const pattern = terms.map((term) => escaped(term).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return html.replace(new RegExp(pattern, "gi"), "<mark data-md-highlight>$&</mark>");
}

function snippet(text, terms) {
  const at = Math.min(...terms.map((term) => own(text).indexOf(term)).filter((found) => found >= 0), text.length);
  const from = at === text.length ? 0 : Math.max(0, at - BEFORE);
  return (from ? "…" : "") + text.slice(from, from + SNIPPET) + (from + SNIPPET < text.length ? "…" : "");
}

function sections(page, wanted, terms) {
  return page.sections
    .map((section) => {
      const here = section.here ??= new Set(runs(`${section.title}，${section.text}`).flatMap(pairs));
      const own = section.own ??= new Set(runs(section.title).flatMap(pairs));
      return { section, worth: wanted.reduce((sum, token) => sum + rarity(token) * (here.has(token) + 2 * own.has(token)), 0) };
    })
    .filter(({ worth }) => worth > 0)
    .sort((one, other) => other.worth - one.worth)
    .slice(0, SECTIONS)
    .map(({ section }) => item(section, section.text, terms, 0));
}

function item(doc, text, terms, value) {
  return {
    location: doc.location,
    title: highlighted(doc.title, terms),
    text: highlighted(snippet(text, terms), terms),
    score: value,
    terms: Object.fromEntries(terms.map((term) => [term, true])),
  };
}

function search(query) {
  const asked = runs(plain(query).replace(ASKING, " ").replace(MONTHS, " ").replace(EITHER, "$1"));
  const queries = asked.length ? asked : runs(query);
  const wanted = [...new Set([...queries.flatMap(pairs), ...matters(query)])];
  const typed = queries.join("");
  const items = pages
    .map((page) => ({ page, value: score(page, wanted) * (page.names.includes(typed) ? WHOLE : 1) }))
    .filter(({ value }) => value > 0)
    .sort((one, other) => other.value - one.value)
    .map(({ page, value }) => {
      const terms = marked(page, queries);
      return [item(page, page.answer ?? page.text, terms, value), ...sections(page, wanted, terms)];
    });
  return { items };
}

// A published index stands apart, heavier than any page: it is fetched for the first question.
let apart = "";
let coming = null;

function come() {
  coming ??= fetch(new URL(`../../${apart}`, self.location))
    .then((response) => response.json())
    .then(setUp)
    .catch(() => { coming = null; });
  return coming;
}

self.addEventListener("message", async ({ data }) => {
  if (data.type === SETUP) {
    apart = data.data.config.apart;
    if (!apart) setUp(data.data);
    self.postMessage({ type: READY });
  } else if (data.type === QUERY) {
    if (apart && data.data) await come();
    self.postMessage({ type: RESULT, data: search(data.data) });
  }
});
