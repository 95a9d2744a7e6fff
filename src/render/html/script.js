"use strict";
// Opens, sorts and filters the reports of the overview, and switches between light and dark.
// Everything that is shown was escaped when the page was made; nothing here makes mark-up of text.
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;

  // Light and dark. The choice is kept where the browser lets a file keep anything.
  const remembered = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("gouji-theme");
      localStorage.setItem("gouji-theme", value);
    } catch { /* A page that may keep nothing still switches. */ }
    return value;
  };
  const theme = byId("theme");
  const setTheme = (value) => {
    if (value === "light" || value === "dark") root.dataset.theme = value;
    else delete root.dataset.theme;
  };
  const chosen = remembered() || "auto";
  setTheme(chosen);
  for (const input of theme.querySelectorAll("input")) input.checked = input.value === chosen;
  theme.hidden = false;
  theme.addEventListener("change", (event) => setTheme(remembered(event.target.value)));

  const article = byId("report");
  const go = (id) => {
    const target = byId(id);
    if (!target) return;
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
    target.classList.remove("flash");
    void target.offsetWidth;
    target.classList.add("flash");
  };
  // Links within a report leave the address alone, so that "back" leads to the overview.
  article.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || link.hash.startsWith("#?") || link.hash.startsWith("#r=") || link.hash.length < 2) return;
    event.preventDefault();
    go(link.hash.slice(1));
  });

  const source = byId("data");
  if (!source) return;
  const data = JSON.parse(source.textContent);
  const { templates, words } = data;
  const overview = byId("overview");

  // Drawing a report: as `draw` in html.rs does.
  const fill = (parts, fillings) =>
    parts.map((part, at) => part + (at < fillings.length ? fillings[at] : "")).join("");
  const cell = (filling, isInSum, marks) => {
    const [kind, shown] = filling === null ? ["", ""]
      : typeof filling === "number" ? [filling ? "" : "z", filling]
      : marks[filling[0]];
    return ` class="${kind}${isInSum ? " u" : ""}">${shown}</td>`;
  };
  const { labels, place } = templates.findings;
  const finding = ([said, cells, rest]) => fill(templates.findings.finding, [said,
    cells.map(([id, raw, at]) => fill(place, [id, labels[id], raw, at])).join("") + rest]);
  const draw = (report) => {
    const { frames } = templates;
    const framed = (frame, parts) => (parts.length ? fill(frame, [parts.join("")]) : "");
    const rules = (list, frame) => framed(frame, list.map(([id, found]) =>
      fill(templates.rules[id], [found.map(finding).join("")])));
    const tables = report.tables.map(([key, fillings, inSums], number) =>
      fill(templates.tables[key], fillings.map((filling, at) =>
        cell(filling, inSums.includes(at), report.marks)))
      + rules(report.found[number], frames.found));
    return fill(frames.report, [report.head, tables.join(""),
      rules(report.found[report.found.length - 1], frames.rest),
      framed(frames.bases, report.rules.map((id) => templates.bases[id]))]);
  };

  // The table of reports.
  const body = document.querySelector("table.reports tbody");
  const lines = [...(body ? body.rows : [])].map((row, at) => ({
    row,
    at,
    report: data.reports[at],
    text: row.cells[0].textContent.toLowerCase(),
    year: row.cells[1].textContent.trim(),
    rules: row.dataset.rules ? row.dataset.rules.split(" ") : [],
    counts: [3, 4, 5].map((column) => Number(row.cells[column].textContent)),
    value: (column) => (column > 2 ? Number(row.cells[column].textContent) : row.cells[column].textContent),
  }));
  const byPath = new Map();
  for (const line of lines) if (!byPath.has(line.report.path)) byPath.set(line.report.path, line);
  let order = lines.slice();
  let shown = lines.slice();

  const filter = byId("filter");
  const fits = (line, wanted) => {
    const [errors, warnings, infos] = line.counts;
    const worst = errors ? "error" : warnings ? "warning" : infos ? "info" : "clean";
    return (!wanted.result || wanted.result === worst || (wanted.result === "findings" && worst !== "clean"))
      && (!wanted.folder || line.report.path.startsWith(wanted.folder))
      && (!wanted.rule || line.rules.includes(wanted.rule))
      && (!wanted.year || line.year === wanted.year)
      && wanted.text.every((word) => line.text.includes(word));
  };
  // What the lines are filtered and sorted by stands in the address, so that it can be handed on
  // and is there again on coming back.
  const asked = () => {
    const params = new URLSearchParams();
    for (const { name, value } of filter ? filter.elements : []) if (name && value) params.set(name, value);
    const sorted = document.querySelector("table.reports [aria-sort]");
    if (sorted) params.set("sort", `${sorted.cellIndex},${sorted.getAttribute("aria-sort")}`);
    return params.size ? `#?${params}` : "";
  };
  const keep = () => {
    if (article.hidden) history.replaceState(null, "", asked() || location.pathname + location.search);
  };
  const apply = () => {
    const value = (name) => filter.elements[name]?.value ?? "";
    const wanted = {
      text: value("text").toLowerCase().split(/\s+/).filter(Boolean),
      result: value("result"), rule: value("rule"), year: value("year"), folder: value("folder"),
    };
    shown = order.filter((line) => fits(line, wanted));
    const visible = new Set(shown);
    for (const line of lines) line.row.hidden = !visible.has(line);
    filter.querySelector("output").textContent =
      words.shown.replace("{shown}", shown.length).replace("{all}", lines.length);
    byId("nothing").hidden = shown.length > 0;
    byId("nothing").textContent = words.nothing;
  };
  const sortBy = (heading, now) => {
    const column = heading.cellIndex;
    for (const cell of heading.parentNode.cells) cell.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", now);
    const sign = now === "ascending" ? 1 : -1;
    const compare = new Intl.Collator("zh-CN", { numeric: true }).compare;
    const keys = new Map(lines.map((line) => [line, line.value(column)]));
    order.sort((a, b) => {
      const [x, y] = [keys.get(a), keys.get(b)];
      return sign * (typeof x === "number" ? x - y : compare(x, y)) || a.at - b.at;
    });
    body.append(...order.map((line) => line.row));
    apply();
  };
  /** Filters and sorts as an address asks. */
  const restore = (hash) => {
    const params = new URLSearchParams(hash.startsWith("#?") ? hash.slice(2) : "");
    for (const field of filter.elements) if (field.name) field.value = params.get(field.name) ?? "";
    const [column, direction] = (params.get("sort") ?? "").split(",");
    const heading = document.querySelector("table.reports thead tr").cells[column];
    if (heading && /^(a|de)scending$/.test(direction)) sortBy(heading, direction);
    else apply();
  };
  if (filter) {
    filter.hidden = false;
    const changed = () => { apply(); keep(); };
    filter.addEventListener("input", changed);
    filter.addEventListener("submit", (event) => event.preventDefault());
    filter.addEventListener("reset", () => setTimeout(changed));
    document.querySelectorAll("table.reports thead th").forEach((heading, column) => {
      const [first, other] = column > 2 ? ["descending", "ascending"] : ["ascending", "descending"];
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        sortBy(heading, heading.getAttribute("aria-sort") === first ? other : first);
        keep();
      });
    });
  }
  // Links within the overview leave the address to what is asked for.
  overview.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && byId(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    const { rule, result } = link.dataset;
    if (filter && (rule || result)) {
      for (const field of filter.elements) if (field.name) field.value = "";
      if (rule) filter.elements.rule.value = rule;
      if (result) filter.elements.result.value = result;
      apply();
      keep();
    }
    target.tabIndex = -1;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  });

  // Opening: the address names the report, so that it can be handed on and "back" works.
  const address = (line) => `#r=${encodeURIComponent(line.report.path)}`;
  const link = (line, word, kind) => {
    const made = document.createElement(line ? "a" : "span");
    made.className = kind;
    made.textContent = word;
    if (line) made.href = address(line);
    return made;
  };
  const navigation = (line) => {
    const nav = document.createElement("nav");
    const back = document.createElement("a");
    back.href = asked() || "#";
    back.className = "back";
    back.textContent = words.back;
    const list = shown.includes(line) ? shown : order;
    const at = list.indexOf(line);
    const count = document.createElement("span");
    count.textContent = `${at + 1} / ${list.length}`;
    nav.append(back, link(list[at - 1], words.previous, "previous"), count,
      link(list[at + 1], words.next, "next"));
    return nav;
  };
  let left = { scroll: 0, line: null };
  const open = (path) => {
    const line = byPath.get(path);
    if (!overview.hidden) left = { scroll: scrollY, line };
    article.innerHTML = line ? draw(line.report) : "";
    if (!line) {
      const missing = document.createElement("h1");
      missing.tabIndex = -1;
      missing.textContent = words.missing + path;
      article.append(missing);
    }
    article.prepend(navigation(line));
    left.line = line;
    overview.hidden = true;
    article.hidden = false;
    document.title = `${line ? line.report.name : path} - ${words.title}`;
    scrollTo(0, 0);
    article.querySelector("h1").focus({ preventScroll: true });
  };
  const close = () => {
    if (article.hidden) return;
    article.hidden = true;
    article.textContent = "";
    overview.hidden = false;
    document.title = words.title;
    scrollTo(0, left.scroll);
    const opened = left.line && left.line.row.querySelector("a");
    if (opened) opened.focus({ preventScroll: true });
  };
  const route = () => {
    if (!location.hash.startsWith("#r=")) {
      if (filter) restore(location.hash);
      return close();
    }
    try {
      open(decodeURIComponent(location.hash.slice(3)));
    } catch {
      open(location.hash.slice(3));
    }
  };
  addEventListener("hashchange", route);
  if (filter && location.hash.startsWith("#r=")) apply();
  route();
})();
