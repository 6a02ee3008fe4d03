"""One style sheet and one script, put together from the layers of the kit and from its pieces.

`python -m motcua.faces.kit.stylesheet` writes `static/kit/kit.css` and `static/kit/kit.js`; a test says when they
are stale.
"""

import re
from pathlib import Path

HERE = Path(__file__).parent
LAYERS = ("tokens", "base", "words", "layout", "office")
LAST = ("print",)
PIECES = HERE / "templates" / "cotton"
OUT = HERE / "static" / "kit"


def _squeeze(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    return re.sub(r":\s+", ":", css).replace(";}", "}").strip()


def _twice(css: str) -> str:
    """Each block chosen by attribute also answers the machine's own wish: dark, more contrast. Paper stays white."""
    for attribute, wish in (("theme=dark", "prefers-color-scheme:dark"), ("contrast=more", "prefers-contrast:more")):
        name = attribute.split("=", maxsplit=1)[0]
        for block in re.findall(rf"(:root\[data-{attribute}\][^{{]*\{{[^}}]*\}})", css):
            asked = block.replace(f":root[data-{attribute}]", f":root:not([data-{name}])")
            css = css.replace(block, f"@media screen{{{block}}}@media screen and ({wish}){{{asked}}}")
    return css


def css() -> str:
    """The whole style sheet: tokens, base, words, layouts, then every piece by name, then paper."""
    layers = [HERE / "style" / f"{name}.css" for name in LAYERS]
    pieces = sorted(PIECES.glob("*/style.css"))
    last = [HERE / "style" / f"{name}.css" for name in LAST]
    return "\n".join(_twice(_squeeze(sheet.read_text("utf-8"))) for sheet in [*layers, *pieces, *last]) + "\n"


def js() -> str:
    """The whole script: the shared beginning, then each piece that has one; one that fails stops no other."""
    first = (HERE / "style" / "first.js").read_text("utf-8")
    pieces = [f"run(() => {{\n{script.read_text('utf-8')}\n}});" for script in sorted(PIECES.glob("*/script.js"))]
    lines = (line.strip() for part in [first, *pieces] for line in part.splitlines())
    kept = [line for line in lines if line and not line.startswith("//")]
    return '(() => {\n"use strict";\n' + "\n".join(kept) + "\n})();\n"


def main() -> None:
    """Both files are written anew."""
    (OUT / "kit.css").write_text(css(), "utf-8")
    (OUT / "kit.js").write_text(js(), "utf-8")


if __name__ == "__main__":
    main()
