"""Which words a template or a program shows to people, and which of them a catalogue translates."""

import ast
import io
import re
from functools import cache
from pathlib import Path

from babel.messages import extract, pofile
from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize

from tests.health import tree

# a vowel with a mark; đ alone stands in patterns too, and hardly a Vietnamese sentence has no other
VIETNAMESE = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
SAME_IN_EVERY_LANGUAGE = re.compile(r"Tiếng Việt|Một Cửa")
KEYWORDS = {
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop", "_"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
REFUSALS = {
    "LawError", "CalendarEnds", "ImpossibleCalendar", "BadTerm", "BadMoment", "AlreadyExtended", "NotPermitted",
    "NoRegime", "BadDossierCode", "Refused", "NotAllowed", "NotFound", "Conflict", "Invalid", "CannotStore",
    "Unacceptable", "WrongPassword", "TooManyGuesses", "GuessedTooOften", "TooManyChecks", "fault", "_refused",
}  # fmt: skip
POINTER = re.compile(r"(NĐ|TT|QĐ|Luật|BLLĐ) ")
TRANSLATED = re.compile(r"""_\(\s*("[^"]*"|'[^']*')\s*\)""")
OWN_WORDS = {"translate", "trans", "blocktranslate", "blocktrans", "comment", "plural"}


def bare_in_template(text: str) -> list[str]:
    """The Vietnamese pieces that a template shows without asking for their translation."""
    bare, inside = [], ""
    for token in Lexer(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)).tokenize():
        word = token.contents.split()[0] if token.token_type is TokenType.BLOCK and token.contents.split() else ""
        if inside:
            inside = "" if word == f"end{inside}" else inside
        elif word in {"comment", "blocktranslate", "blocktrans", "verbatim"}:
            inside = word
        elif token.token_type is not TokenType.COMMENT and word not in OWN_WORDS:
            shown = SAME_IN_EVERY_LANGUAGE.sub("", TRANSLATED.sub("", token.contents))
            if VIETNAMESE.search(shown):
                bare.append(" ".join(shown.split())[:80])
    return bare


def bare_in_program(text: str) -> list[str]:
    """The Vietnamese strings of a Python file that do not stand in a call for translation; docstrings left out."""
    tree_ = ast.parse(text)
    asked = {
        id(inner)
        for call in ast.walk(tree_)
        if isinstance(call, ast.Call) and _called(call) in KEYWORDS
        for inner in ast.walk(call)
    }
    described = {
        id(node.body[0].value)
        for node in ast.walk(tree_)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        f"{node.lineno}: {node.value[:80]}"
        for node in ast.walk(tree_)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in asked | described
        and VIETNAMESE.search(SAME_IN_EVERY_LANGUAGE.sub("", node.value))
    ]


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def asked_for(path: Path) -> list[tuple[str, str]]:
    """The (context, words) that a template or a Python file asks to have translated."""
    text = path.read_text(encoding="utf-8")
    code = templatize(text, origin=str(path)) if path.suffix == ".html" else text
    found = extract.extract_python(io.BytesIO(code.encode()), KEYWORDS.keys(), [], {"encoding": "utf-8"})
    asked = []
    for _line, keyword, words, _comments in found:
        parts = words if isinstance(words, tuple) else (words,)
        context, message = (parts[0], parts[1]) if keyword.lstrip("n").startswith("pgettext") else ("", parts[0])
        if message:
            asked.append((context or "", message))
    return asked


def refused(text: str) -> list[str]:
    """The patterns and sentences in which a program below the faces refuses; an f-string can have no translation."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    patterns = [call.args[0] for call in calls if _called(call) == "say" and call.args]
    found = [node.value for node in patterns if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    for call in calls:
        if _called(call) in REFUSALS:
            given = [*call.args, *(word.value for word in call.keywords)]
            found += [told for one in given for told in _sentences(one)]
    return found


def _sentences(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Dict):
        return [told for value in node.values for told in _sentences(value)]
    if isinstance(node, ast.JoinedStr):
        told = "".join(str(part.value) if isinstance(part, ast.Constant) else "%(…)s" for part in node.values)
    else:
        told = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    return [told] if VIETNAMESE.search(told) and not POINTER.match(told) else []


def places(words: str) -> set[str]:
    """Where a sentence has values."""
    return set(re.findall(r"%\(\S+?\)s", words))


@cache
def everywhere() -> dict[str, str]:
    """Every plain sentence that some catalogue of the house knows, with its English."""
    known: dict[str, str] = {}
    for path in (tree.ROOT / "motcua").rglob("locale/en/LC_MESSAGES/django.po"):
        with path.open("rb") as text:
            entries = [one for one in pofile.read_po(text) if one.id and not one.context and not one.fuzzy]
        known |= {str(one.id): str(one.string) for one in entries if isinstance(one.id, str) and one.string}
    return known


def own_catalogue(path: Path) -> Path | None:
    """The English catalogue nearest above a file, inside the package."""
    for folder in path.parents:
        catalogue = folder / "locale" / "en" / "LC_MESSAGES" / "django.po"
        if catalogue.exists():
            return catalogue
        if folder == tree.ROOT / "motcua":
            return None
    return None


@cache
def translated(catalogue: Path) -> frozenset[tuple[str, str]]:
    """The (context, words) to which a catalogue has an answer that nobody doubts."""
    with catalogue.open("rb") as text:
        entries = pofile.read_po(text)
    return frozenset(
        (entry.context or "", entry.id[0] if isinstance(entry.id, tuple) else entry.id)
        for entry in entries
        if entry.id and not entry.fuzzy and all(entry.string if isinstance(entry.string, tuple) else [entry.string])
    )
