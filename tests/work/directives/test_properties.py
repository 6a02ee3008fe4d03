"""Whatever the text, the reader answers, and what it quotes stands where it says."""

# ruff: noqa: E501 - an example stands on one line

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.work.directives.reader import directive, quoted

TEXTS = [path.read_text("utf-8") for path in sorted((Path(__file__).parent / "gold" / "texts").glob("*.txt"))]
PIECES = [
    "Giao ", "Sở Y tế", "các sở, ban, ngành", "UBND cấp xã", " chủ trì, phối hợp với ", "báo cáo ", "về ", "trước ngày 31/2/2025", "25/8", "quý IV",
    "\n", "\n\n", "\n- ", "\n1. ", "\n1.1. ", "\na) ", "\n+ ", "\nI. ", "\nĐiều 2. ", "\n| a | b |", "|", "**", "*", ":", ";", ". ", " (", ")", "\f", "\u00a0",
    "các Bộ: Tài chính, Y tế", "Nơi nhận:", "Thời gian hoàn thành: ", "hằng năm", "trong vòng 30 ngày", "PHỤ LỤC", "…", "–", "hoà", "e\u0302\u0301",
]  # fmt: skip
words = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=60).map("".join)


def check(text: str) -> None:
    reading = directive.read(text)
    source = reading.source

    def at(spans: list[tuple[int, int]]) -> str:
        assert all(0 <= start < end <= len(source) for start, end in spans)
        return quoted.squeezed(" ".join(source[start:end] for start, end in spans)).replace(" ", "")

    told = reading.as_json()
    places = []
    for task in told["tasks"]:  # type: ignore[attr-defined]
        assert at(task["spans"]["passage"]) == task["passage"].replace(" ", "")
        assert at(task["spans"]["content"]) == task["content"].replace(" ", "")
        for limit in task["deadline"]:
            assert at(limit["spans"]) == limit["text"].replace(" ", "")
        for spans in (*task["spans"]["lead"], *task["spans"]["coordinate"], *task["spans"]["report_to"]):
            assert at(spans)
        places.append(task["spans"]["passage"][0][0])
    assert places == sorted(places)
    assert directive.read(source).as_json() == told


@given(st.text(max_size=400))
def test_any_text_is_answered(text: str) -> None:
    check(text)


@given(words)
@settings(max_examples=150)
def test_any_heap_of_official_words_is_answered(text: str) -> None:
    check(text)


@given(st.sampled_from(TEXTS), st.integers(0, 15_000), st.integers(0, 3_000))
@settings(max_examples=40)
def test_any_piece_of_a_real_document_is_answered(text: str, start: int, length: int) -> None:
    check(text[start : start + length])


@given(st.sampled_from(TEXTS[:4]), st.data())
@settings(max_examples=15)
def test_a_lost_letter_does_not_lose_the_document(text: str, data: st.DataObject) -> None:
    """Noise of recognition: one letter in five hundred is gone."""
    gone = {data.draw(st.integers(0, 499)) + start for start in range(0, len(text), 500)}
    noisy = "".join(letter for place, letter in enumerate(text) if place not in gone)
    assert len(directive.read(noisy).tasks) >= 0.7 * len(directive.read(text).tasks)


def test_the_last_row_between_tabs_ends_with_the_text() -> None:
    check(
        "STT\tNhiệm vụ\tĐơn vị chủ trì\tThời gian\n1\tCông bố kết quả sơ bộ điều tra\tThống kê thành phố\tQuý IV/2026"
    )


def test_topic_before_topic_ends_somewhere() -> None:
    check("Chủ tịch UBND tỉnh yêu cầu:\n\n1. " + "Về việc A: " * 1_000 + "Sở Y tế rà soát.\n")


def test_a_word_said_fifty_times_takes_no_longer_than_its_letters() -> None:
    """Each gap had two ways to be passed: fifty of them were never passed at all."""
    check("Sở Y tế rà soát.\nThời gian " + "và " * 50 + "hoàn thành: tháng 12/2025.\n")
    check("Cơ quan thực hiện " + "thực hiện " * 50 + "rà soát.\n1. Sở Y tế " + "tiếp tục " * 50 + "rà soát.\n")


def test_a_huge_text_takes_time_in_proportion() -> None:
    small = directive.read("Chủ tịch yêu cầu:\n" + "- Giao Sở Y tế rà soát quy trình nội bộ.\n" * 300)
    large = directive.read("\n" * 200_000 + "(" * 50_000 + "việc, và " * 30_000)
    assert len(small.tasks) == 300
    assert len(large.tasks) <= 1
