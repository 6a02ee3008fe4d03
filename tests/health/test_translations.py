"""Whoever reads no Vietnamese still reads everything."""

from pathlib import Path

from tests.health import catalogue, tree

FACES = tree.ROOT / "motcua" / "faces"
# the command line says each line in both languages at once; the API refuses in the language of the law
SEEN_BY_OPERATORS_ONLY = {"cli", "api"}


SAMPLES = {"preview.html", "samples.py"}  # what the kit's preview page shows its pieces with; not there in earnest

# they refuse in Vietnamese, and their catalogues hold the English; of the last two what stands in the refusal itself
FLOORS = ("law", "reactions", "registers", "work")
READ_WHOLLY = ("law", "reactions")


def programs() -> list[Path]:
    """The Python files of the faces that people see."""
    faces = [path for path in tree.python(FACES) if path.relative_to(FACES).parts[0] not in SEEN_BY_OPERATORS_ONLY]
    return [path for path in faces if path.name not in SAMPLES]


def untranslated(paths: list[Path]) -> list[str]:
    """What is asked for in a file and not answered by its own English catalogue."""
    found = []
    for path in paths:
        own = catalogue.own_catalogue(path)
        answered = catalogue.translated(own) if own else frozenset()
        found += [
            f"{tree.told(path)}: {words[:80]!r}"
            for context, words in catalogue.asked_for(path)
            if (context, words) not in answered
        ]
    return found


def test_every_vietnamese_word_of_a_template_asks_for_its_translation() -> None:
    bare = [
        f"{tree.told(path)}: {piece}"
        for path in tree.templates()
        if path.name not in SAMPLES
        for piece in catalogue.bare_in_template(path.read_text())
    ]
    tree.expect_none(bare, 'Put it in {% translate "…" %} or {% blocktranslate %}.')


def test_every_vietnamese_word_of_a_face_asks_for_its_translation() -> None:
    bare = [
        f"{tree.told(path)}:{piece}" for path in programs() for piece in catalogue.bare_in_program(path.read_text())
    ]
    tree.expect_none(bare, 'Put it in gettext("…").')


def test_every_word_that_asks_is_answered_in_english() -> None:
    everywhere = [path for path in tree.python(tree.ROOT / "motcua") if catalogue.own_catalogue(path)]
    missing = untranslated([*tree.templates(), *everywhere])
    tree.expect_none(missing, "Add msgid and msgstr to locale/en/LC_MESSAGES/django.po of the face.")


def test_every_refusal_below_the_faces_has_its_english_with_the_same_places() -> None:
    missing = []
    for floor in FLOORS:
        english = catalogue.everywhere()
        for path in tree.python(tree.ROOT / "motcua" / floor):
            missing += [
                f"{tree.told(path)}: {words[:80]!r}"
                for words in catalogue.refused(path.read_text(encoding="utf-8"), wholly=floor in READ_WHOLLY)
                if catalogue.places(english.get(words, "%(none)s")) != catalogue.places(words)
            ]
    tree.expect_none(missing, "Add msgid and msgstr to locale/en/LC_MESSAGES/django.po of the floor.")


def test_planted_refusals_are_found() -> None:
    program = 'raise NotFound("Không có.", say("Mã %(code)s.", code=code), f"Mã {code} lạ.", "NĐ 61/2018, Art. 1")'
    assert catalogue.refused(f"def f():\n    {program}") == ["Mã %(code)s.", "Không có.", "Mã %(…)s lạ."]
    program = """
def ask(code, moment):
    why = f"Mã {code} cũ."
    raise _no(why, "Đã đóng." if moment else _remedy(code), say("Ở %(state)s.", state=("Đã xong",)))
def _no(what, why, remedy) -> Invalid: return Invalid(what, why, remedy)
def _remedy(code): return {"a": "Hãy chờ."}.get(code, "")
def faults(given) -> Iterator[str]: yield "Để trống."
"""
    assert catalogue.refused(program) == [
        "Ở %(state)s.", "Mã %(…)s cũ.", "Đã đóng.", "Hãy chờ.", "Đã xong", "Để trống.",
    ]  # fmt: skip
    assert catalogue.refused(program, wholly=False) == ["Ở %(state)s."], "what stands in the call, and what is said"


def test_the_house_has_words_to_translate() -> None:
    assert sum(len(catalogue.asked_for(path)) for path in tree.templates()) > 100


def test_planted_bare_words_are_found() -> None:
    template = """{% comment %}Ghi chú{% endcomment %}<h1>Hồ sơ</h1>{# ẩn #}{% include "a" with title="Nộp" %}
    {{ _("Đã dịch") }}<c-button label="{% translate "Gửi" %}">{% blocktranslate %}Đã nộp{% endblocktranslate %}"""
    assert catalogue.bare_in_template(template) == ["<h1>Hồ sơ</h1>", 'include "a" with title="Nộp"']
    program = '"""Tài liệu."""\nA = gettext("Đã dịch")\nB = "Chưa dịch"\n'
    assert catalogue.bare_in_program(program) == ["3: Chưa dịch"]
