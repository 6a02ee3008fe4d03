import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from motcua.reactions.papers import code128, marks

ASCII = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=35)
CODES = st.from_regex(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.H[0-9]{2}-[0-9]{6}-[0-9]{4,7}", fullmatch=True)


def scanned(text: str) -> list[str]:
    row = bytearray(b"\xff" * 30)
    for i, width in enumerate(code128.widths(text)):
        row += (b"\xff" if i % 2 else b"\x00") * (3 * width)
    row += b"\xff" * 30
    return [found.text for found in zxingcpp.read_barcodes(Image.frombytes("L", (len(row), 60), bytes(row) * 60))]


@settings(max_examples=60, deadline=None)
@given(ASCII | CODES)
def test_a_scanner_reads_back_whatever_was_coded(text):
    assert scanned(text) == [text]


def test_pairs_of_digits_make_the_bars_shorter():
    assert sum(code128.widths("230529")) < sum(code128.widths("ABCDEF"))


def test_a_code_outside_ascii_has_no_bars_rather_than_wrong_ones():
    assert not marks.bars("Đ10-230529-0001")
    assert not marks.bars("")


def test_bars_are_wide_enough_for_a_hand_scanner_and_narrow_enough_for_the_paper():
    drawn = marks.bars("000.00.06.H10-230529-0001")
    width = float(drawn.split('width="')[1].split("mm")[0])
    modules = float(drawn.split('viewBox="0 0 ')[1].split()[0])
    assert width / modules >= 0.19
    assert width < 75
