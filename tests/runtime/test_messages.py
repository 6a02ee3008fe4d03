"""Catalogues become what the program reads, once, without half-written files."""

import gettext
import os
from pathlib import Path

from motcua.runtime import messages

CATALOGUE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Hồ sơ"
msgstr "Dossier"

#, fuzzy
msgid "Đơn"
msgstr "Guess"
"""


def _planted(root: Path) -> Path:
    source = root / "portal/locale/en/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE, encoding="utf-8")
    return source


def test_a_catalogue_is_compiled_once_and_again_after_a_change(tmp_path: Path) -> None:
    source = _planted(tmp_path)
    assert messages.stale(tmp_path) == [source]
    assert messages.compile_all(tmp_path) == 1
    assert messages.compile_all(tmp_path) == 0
    later = source.with_suffix(".mo").stat().st_mtime_ns + 10**9
    os.utime(source, ns=(later, later))
    assert messages.compile_all(tmp_path) == 1


def test_the_compiled_twin_translates_and_leaves_doubtful_entries_out(tmp_path: Path) -> None:
    source = _planted(tmp_path)
    messages.compile_all(tmp_path)
    with source.with_suffix(".mo").open("rb") as compiled:
        said = gettext.GNUTranslations(compiled)
    assert said.gettext("Hồ sơ") == "Dossier"
    assert said.gettext("Đơn") == "Đơn"
    assert [path.name for path in sorted(source.parent.iterdir())] == ["django.mo", "django.po"]
