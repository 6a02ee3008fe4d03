"""Which words a template or a program shows to people, and which of them a catalogue translates."""

import ast
import io
import re
from collections.abc import Iterator
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
    "BadCitation", "BadParameter", "NoSuchForm", "UnitMissing", "BadBill", "BadCounts", "NoSuchPromise", "Wrong",
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


def refused(text: str, *, wholly: bool = True) -> list[str]:
    """The patterns and sentences in which a program below the faces refuses; an f-string can have no translation.

    A refusal is a call by one of the names above. Read `wholly`, it is also a call of a function of the file that
    answers with one, and what it is given by name, or by another function of the file, is read too.
    """
    program = ast.parse(text)
    functions = [node for node in ast.walk(program) if isinstance(node, ast.FunctionDef)]
    here = {one.name: one for one in functions} if wholly else {}
    makers = REFUSALS | {name for name, one in here.items() if one.returns and ast.unparse(one.returns) in REFUSALS}
    found = [*_patterns(program)]
    for function in functions:
        named = _assigned(function) if wholly else {}
        if (
            wholly and function.returns and ast.unparse(function.returns) == "Iterator[str]"
        ):  # faults, one after the other
            yielded = [node.value for node in ast.walk(function) if isinstance(node, ast.Yield) and node.value]
            found += [told for one in yielded for told in _sentences(one, named, here)]
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and _called(call) in makers:
                given = [*call.args, *(word.value for word in call.keywords)]
                found += [told for one in given for told in _sentences(one, named, here)]
    return list(dict.fromkeys(found))


def _patterns(program: ast.Module) -> Iterator[str]:
    for call in ast.walk(program):
        if isinstance(call, ast.Call) and _called(call) == "say" and isinstance(call.args[0], ast.Constant):
            yield str(call.args[0].value)


def _assigned(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """What stands behind each name of the function, wherever it is set."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            name = target.value if isinstance(target, ast.Subscript) else target
            value = getattr(node, "value", None) or getattr(node, "iter", None)
            if isinstance(name, ast.Name) and isinstance(value, ast.expr):
                found.setdefault(name.id, []).append(value)
    return found


def _sentences(node: ast.AST, named: dict[str, list[ast.expr]], here: dict[str, ast.FunctionDef]) -> list[str]:
    """What a person would read of the expression, in Vietnamese."""
    told = ""
    if isinstance(node, ast.JoinedStr):
        told = "".join(str(part.value) if isinstance(part, ast.Constant) else "%(…)s" for part in node.values)
    elif isinstance(node, ast.Constant):
        told = node.value if isinstance(node.value, str) else ""
    elif isinstance(node, ast.Call) and _called(node) in {"Named", "say"}:  # English is beside it; a pattern is found
        words = [word.value for word in node.keywords if isinstance(word.value, ast.Tuple)]  # words of the house
        return [each for one in words for each in _sentences(one, named, here)]
    else:
        within: list[ast.AST] = [*ast.iter_child_nodes(node)]
        if isinstance(node, ast.Name):
            within = [*named.get(node.id, ())]
            named = {name: values for name, values in named.items() if name != node.id}
        elif isinstance(node, ast.Call) and _called(node) in here:
            body = here[_called(node)]
            within += body.body[1:] if ast.get_docstring(body) else body.body
            here = {name: one for name, one in here.items() if name != body.name}
        return [each for one in within for each in _sentences(one, named, here)]
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
