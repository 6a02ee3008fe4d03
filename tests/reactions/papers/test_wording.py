from datetime import UTC, date, datetime

from motcua.reactions.papers import wording


def test_small_days_and_the_first_two_months_take_a_zero():
    assert wording.long_day(date(2023, 2, 5)) == "ngày 05 tháng 02 năm 2023"
    assert wording.long_day(date(2023, 3, 15)) == "ngày 15 tháng 3 năm 2023"


def test_a_moment_is_told_in_vietnams_time():
    words = wording.moments(datetime(2023, 5, 29, 17, 30, tzinfo=UTC))
    assert words["clock"] == "00 giờ 30 phút, ngày 30/05/2023"
    assert words["stamp"] == "00:30 30/05/2023"


def test_a_sum_has_its_thousands_parted_by_points():
    assert wording.dong(0) == "0 đồng"
    assert wording.dong(1250000) == "1.250.000 đồng"


def test_a_sum_is_written_out_as_receipts_do():
    said = {
        0: "Không đồng", 8_000: "Tám nghìn đồng", 50_000: "Năm mươi nghìn đồng",
        15_001: "Mười lăm nghìn không trăm lẻ một đồng",
        121_505: "Một trăm hai mươi mốt nghìn năm trăm lẻ năm đồng", 1_000_010: "Một triệu không trăm mười đồng",
        2_000_000_000: "Hai tỷ đồng",
    }  # fmt: skip
    assert {amount: wording.dong_in_words(amount) for amount in said} == said
