"""What the crates of Cargo.lock may be: their licences, where they come from, none that speaks to a
network, and none that asks for a newer Rust than this crate says. Reads `cargo metadata`."""

import json
import re
import subprocess
import sys

# Those that a program under the MIT licence can be handed on with. MPL-2.0: cssparser, selectors
# and dtoa-short, which are used unchanged.
ALLOWED = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "MPL-2.0",
           "Unicode-3.0", "Zlib"}
BANNED = {"reqwest", "ureq", "hyper", "curl", "native-tls", "openssl", "openssl-sys", "rustls", "tokio"}
REGISTRY = "registry+https://github.com/rust-lang/crates.io-index"


def is_allowed(expression):
    """Whether a licence expression (SPDX, or the older form with slashes) can be fulfilled."""
    words = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))
    python = []
    while words:
        word = words.pop(0)
        if words[:1] == ["WITH"]:
            # An exception only permits more.
            del words[:2]
        known = {"OR": "or", "AND": "and", "(": "(", ")": ")"}
        python.append(known.get(word, str(word in ALLOWED)))
    return eval(" ".join(python), {"__builtins__": {}})


def version(text):
    return tuple(int(part) for part in (text or "0").split("."))[:2]


metadata = json.loads(subprocess.run(["cargo", "metadata", "--format-version", "1", "--locked"],
                                     stdout=subprocess.PIPE, check=True).stdout)
own = next(package for package in metadata["packages"] if package["source"] is None)
wrong = []
for package in metadata["packages"]:
    name = f"{package['name']} {package['version']}"
    if not is_allowed(package["license"] or "none"):
        wrong.append(f"{name}: licence {package['license']}")
    if package is not own and package["source"] != REGISTRY:
        wrong.append(f"{name}: from {package['source']}")
    if package["name"] in BANNED:
        wrong.append(f"{name}: speaks to a network")
    if version(package["rust_version"]) > version(own["rust_version"]):
        wrong.append(f"{name}: needs Rust {package['rust_version']}")
for line in wrong:
    print(line)
print(f"{len(metadata['packages'])} crates: {len(wrong)} objections")
sys.exit(1 if wrong else 0)
