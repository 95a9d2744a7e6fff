"""Plants mutants in a copy of the tree, each behind a switch that an environment variable turns on.

A switch also notes that it was evaluated, for which tests a mutant needs: no other can notice it.
"""

import collections
import os
import pathlib
import subprocess

import tree_sitter
import tree_sitter_rust

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = pathlib.Path(os.environ.get("GOUJI_MUTANTS_AT", ROOT / "target" / "mutants"))
TREE = WORK / "tree"
SWITCH = '''//! Which mutant is on, by `GOUJI_MUTANT`; those that made a difference are noted, each once, in the
//! file that `GOUJI_REACHED` names.
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
static ASKED: OnceLock<(usize, Option<String>)> = OnceLock::new();
static REACHED: [AtomicBool; MANY] = [const { AtomicBool::new(false) }; MANY];
fn asked() -> &'static (usize, Option<String>) {
    ASKED.get_or_init(|| {
        let on = std::env::var("GOUJI_MUTANT").ok().and_then(|on| on.parse().ok());
        (on.unwrap_or(0), std::env::var("GOUJI_REACHED").ok())
    })
}
fn note(number: usize, file: &str) {
    if !REACHED[number].swap(true, Relaxed) {
        let file = std::fs::OpenOptions::new().append(true).create(true).open(file);
        file.and_then(|mut file| file.write_all(format!("{number}\\n").as_bytes())).unwrap();
    }
}
/// Whether it is this one.
pub fn is(number: usize) -> bool {
    let (on, noted) = asked();
    if let Some(file) = noted {
        note(number, file);
    }
    number == *on
}
/// The own value, or the mutant's if it is this one; a mutant that has the same is not reached.
pub fn choose(number: usize, own: bool, mutant: bool) -> bool {
    if own != mutant && is(number) { mutant } else { own }
}
'''
PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_rust.language()))
COMPARISONS = {b"<", b"<=", b">", b">=", b"==", b"!="}


class Source:
    """A file, and the nodes of its syntax tree in which mutants are."""

    def __init__(self, path):
        self.text = (ROOT / path).read_bytes()
        self.lines = [0]
        for line in self.text.split(b"\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.tree = PARSER.parse(self.text)
        self.at = collections.defaultdict(list)

    def offset(self, place):
        """The byte at a line and a column, which count from 1; columns count characters."""
        start = self.lines[place["line"] - 1]
        line = self.text[start:self.lines[place["line"]]].decode()
        return start + len(line[:place["column"] - 1].encode())

    def node(self, mutant):
        """The node that a mutant's switch takes the place of; none where there is no room for one."""
        start, end = (self.offset(mutant["span"][side]) for side in ("start", "end"))
        node = self.tree.root_node.descendant_for_byte_range(start, max(start, end - 1))
        holder = node
        while holder and holder.type != "function_item":
            if holder.type in ("const_item", "static_item", "macro_invocation", "token_tree"):
                return None
            holder = holder.parent
        if holder and any(child.type == "function_modifiers" and b"const" in child.text for child in holder.children):
            return None
        kinds = {
            "FnValue": lambda node: node.type == "block" and node.parent.type == "function_item",
            "BinaryOperator": lambda node: node.type in ("binary_expression", "compound_assignment_expr")
            and node.child_by_field_name("operator").start_byte == start,
            "UnaryOperator": lambda node: node.type == "unary_expression" and node.start_byte == start,
            "MatchArm": lambda node: node.type == "match_arm" and node.start_byte == start,
            "MatchArmGuard": lambda node: node.type == "match_arm",
            "StructField": lambda node: node.type == "field_initializer" and node.start_byte == start,
        }
        fits = kinds.get(mutant["genre"])
        while node and not (fits and fits(node)):
            node = node.parent
        return node

    def written(self):
        """The file with the switches."""
        return self.render(self.tree.root_node)

    def inside(self, node):
        """A node's text with the switches of what is in it."""
        if not node.children:
            return self.text[node.start_byte:node.end_byte]
        parts, at = [], node.start_byte
        for child in node.children:
            parts += [self.text[at:child.start_byte], self.render(child)]
            at = child.end_byte
        return b"".join(parts) + self.text[at:node.end_byte]

    def render(self, node):
        mutants = self.at.get((node.start_byte, node.end_byte, node.type))
        if not mutants:
            return self.inside(node)
        on = [b"crate::mutant::is(%d)" % mutant["number"] for mutant in mutants]
        values = [mutant["replacement"].encode() for mutant in mutants]
        if node.type == "block":
            early = b"".join(b" if %s { return %s; }" % pair for pair in zip(on, values))
            return b"{" + early + self.inside(node)[1:]
        if node.type in ("binary_expression", "compound_assignment_expr"):
            left, right = (self.render(node.child_by_field_name(side)) for side in ("left", "right"))
            own = node.child_by_field_name("operator").text
            if COMPARISONS.issuperset([own, *values]):
                # Both sides once, by reference: the mutant's value is known beside the own one.
                chosen = b"left %s right" % own
                for mutant, value in zip(mutants, values):
                    chosen = b"crate::mutant::choose(%d, %s, left %s right)" % (mutant["number"], chosen, value)
                return b"(match (&(%s), &(%s)) { (left, right) => %s })" % (left, right, chosen)
            cases = b"".join(b"if %s { %s %s %s } else " % (test, left, value, right) for test, value in zip(on, values))
            return b"(%s{ %s %s %s })" % (cases, left, own, right)
        if node.type == "unary_expression":
            return b"(if %s { %s } else { %s })" % (on[0], self.render(node.children[-1]), self.inside(node))
        if node.type == "field_initializer":
            base = next(child for child in node.parent.children if child.type == "base_field_initializer")
            name = node.child_by_field_name("field").text
            value = self.render(node.child_by_field_name("value"))
            return b"%s: if %s { (%s).%s } else { %s }" % (name, on[0], base.children[-1].text, name, value)
        return self.arm(node, mutants, on)

    def arm(self, node, mutants, on):
        """An arm of a match, whose guard is switched or which is switched off."""
        pattern = node.child_by_field_name("pattern")
        guard = pattern.child_by_field_name("condition")
        test = self.render(guard) if guard else b"true"
        for mutant, is_on in zip(mutants, on):
            if mutant["genre"] == "MatchArmGuard":
                test = b"crate::mutant::choose(%d, %s, %s)" % (mutant["number"], test, mutant["replacement"].encode())
            else:
                test = b"(!%s && %s)" % (is_on, test)
        shown = self.text[pattern.start_byte:pattern.children[0].end_byte if guard else pattern.end_byte]
        rest = b"".join(
            self.text[before.end_byte:child.start_byte] + self.render(child)
            for before, child in zip(node.children, node.children[1:])
        )
        return shown + b" if " + test + rest


def plant(mutants):
    """Writes the tree with these mutants; returns those that there is no room for."""
    sources, without = {}, []
    for mutant in mutants:
        source = sources.setdefault(mutant["file"], None) or Source(mutant["file"])
        sources[mutant["file"]] = source
        node = source.node(mutant)
        if node is None:
            without.append(mutant["number"])
        else:
            source.at[(node.start_byte, node.end_byte, node.type)].append(mutant)
    for path in tracked("src"):
        source = sources.get(path)
        text = source.written() if source else (ROOT / path).read_bytes()
        if path == "src/lib.rs":
            text = text.replace(b"pub mod place;", b"#[allow(missing_docs)]\npub mod mutant;\npub mod place;", 1)
        write(TREE / path, text)
    most = max(mutant["number"] for mutant in mutants)
    write(TREE / "src" / "mutant.rs", SWITCH.replace("MANY", str(most + 1)).encode())
    return set(without)


def tracked(*folders):
    listed = subprocess.run(["git", "ls-files", "-z", *folders], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return [path for path in listed.stdout.decode().split("\0") if path and (ROOT / path).is_file()]


def write(path, text):
    """Writes a file, unless it says the same already: a build looks at its time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != text:
        path.write_bytes(text)
