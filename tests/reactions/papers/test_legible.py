import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from motcua.reactions.papers import legible

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = "\u0300\u0309\u0303\u0301\u0323"


def test_the_font_has_every_vietnamese_letter_in_every_tone():
    wanted = {
        unicodedata.normalize("NFC", letter + tone) for letter in LETTERS + LETTERS.upper() for tone in ("", *TONES)
    }
    assert {ord(each) for each in wanted if len(each) == 1} <= legible.covered()


def test_a_name_typed_in_pieces_is_put_together():
    pieces = unicodedata.normalize("NFD", "Nguyễn Thị Lượng")
    assert legible.legible(pieces) == "Nguyễn Thị Lượng"


def test_names_of_minority_peoples_keep_their_letters():
    assert legible.legible("Điểu K’Rứ, H’Ngăn Niê Kđăm, Y Bŏh ƀ č ñ") == "Điểu K’Rứ, H’Ngăn Niê Kđăm, Y Bŏh ƀ č ñ"


def test_lines_are_kept_and_empty_ones_dropped():
    assert legible.legible("một\r\n\r\n  hai\t ba \rbốn") == "một\nhai ba\nbốn"


def test_direction_marks_and_controls_leave_no_trace():
    assert legible.legible("a\u202eb\u200dc\u2066d\ufe0f\x00e") == "abcd e"


@given(st.text(max_size=200))
def test_what_comes_out_can_always_be_drawn(text):
    drawable = legible.covered() | {ord("\n"), ord(legible.BREAK)}
    assert {ord(each) for each in legible.legible(text)} <= drawable
