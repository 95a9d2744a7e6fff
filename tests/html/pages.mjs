// The pages that the browser is shown, made by the real program from files written here.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const folder = join(root, "target/html");
export const require = createRequire(join(folder, "package.json"));

const suqian = (name) => readFileSync(join(root, "fixtures/reports/2024-suqian", name), "utf8");
const right = suqian("page.html");
/** The same with one total transposed: 4340 for 3440. */
export const planted = suqian("planted-transposed.html");
const figures = [...right.matchAll(/<td[^>]*>(\s*-?\d+(?:\.\d+)?\s*)<\/td>/g)];

/** The real report of Suqian with other texts in some of its cells, by their numbers. */
export function report(changes, words = {}) {
  let page = right;
  for (const at of Object.keys(changes).map(Number).sort((a, b) => b - a)) {
    const from = figures[at].index + figures[at][0].indexOf(">") + 1;
    page = page.slice(0, from) + changes[at] + page.slice(from + figures[at][1].length);
  }
  for (const [from, to] of Object.entries(words)) page = page.replaceAll(from, to);
  return page;
}

/** splitmix-like: the same numbers in every run. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 12)) >>> 0) % below;
  };
}

const places = ["沭阳", "泗阳", "泗洪", "宿豫", "洪泽", "路桥", "临江", "盱眙", "金湖", "涟水"];
const offices = ["县司法局", "区教育局", "县林业局", "市水利局", "区民政局", "县发展和改革委员会", "镇人民政府"];

/** Many reports, half of them with wrong, blank or odd cells. */
export function many(count) {
  const next = random(7);
  const files = {};
  for (let at = 0; at < count; at += 1) {
    const changes = {};
    const kind = next(20);
    const odd = kind < 9 ? [0, () => ""]
      : kind < 15 ? [1 + next(3), () => String(next(60))]
      : kind < 18 ? [3 + next(40), () => ["", "-", "/"][next(3)]]
      : [4, () => ["", "-", "3件", "不详", "-2", "1.5"][next(6)]];
    for (let times = odd[0]; times > 0; times -= 1) changes[next(figures.length)] = odd[1]();
    const year = String(2021 + next(4));
    const body = places[next(places.length)] + offices[next(offices.length)];
    const name = `${String(at).padStart(4, "0")}-${year}.html`;
    files[name] = report(changes, { 宿迁市: body, 2024: year });
  }
  return files;
}

/** Runs the program over files, each by itself: copies of one report would be compared. Says where its page is. */
export function page(name, files, lang = "zh") {
  const sources = join(folder, "sources", name);
  rmSync(sources, { recursive: true, force: true });
  mkdirSync(sources, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(sources, file)), { recursive: true });
    writeFileSync(join(sources, file), text);
  }
  const target = join(folder, `${name}-${lang}.html`);
  const names = Object.keys(files);
  const { status, stderr } = spawnSync(
    join(root, "target/debug/gouji"),
    ["check", "--no-link", "--lang", lang, "--format", "html", "--output", target, ...names],
    { cwd: sources, encoding: "utf8" },
  );
  const failed = names.some((file) => file.startsWith("failed"));
  if (status !== 2 && failed || status > 1 && !failed) throw new Error(`status ${status}: ${stderr}`);
  return target;
}
