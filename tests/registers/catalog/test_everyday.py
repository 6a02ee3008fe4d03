"""What people type, and the procedure that must be among the first three."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.registers.catalog import queries, search
from motcua.registers.catalog.models import Procedure
from motcua.registers.catalog.pack import everyday

pytestmark = pytest.mark.usefixtures("province")
DAY = date(2023, 5, 29)
WANTED = {
    "P0001": ("lam giay khai sing cho chau", "dang ky ks", "khai snh", "toi muon lam giay khai sinh cho con",
              "khai sinh con", "mới sinh con", "dk khai sinh"),
    "P0013": ("lam lai giay khai sinh",),
    "P0017": ("ban sao khai sinh", "mất giấy khai sinh", "trich luc ket hon"),
    "P0011": ("doi ten trong giay khai sinh", "sửa ngày sinh"),
    "P0002": ("bao tu cho me", "giấy khai tử cho ông"),
    "P0003": ("dk kh", "dang ky ket hom", "lấy vợ"),
    "P0004": ("nhan cha me con",),
    "P0012": ("giay doc than", "muon xin giay xac nhan doc than"),
    "P0048": ("nhan con nuoi",),
    "P0084": ("moto", "mat bang lai", "bang lai xe may", "gplx"),
    "P0083": ("đổi bằng lái", "doi bang lai xe o to"),
    "P0076": ("dang ky xe", "dang ky xe may"),
    "P0077": ("ca vet xe", "cavet"),
    "P0089": ("mất sổ đỏ",),
    "P0092": ("so do", "làm sổ đỏ"),
    "P0091": ("sang ten so do", "mua ban dat"),
    "P0088": ("tach so",),
    "P0213": ("chuyen tho cu",),
    "P0105": ("the chap dat", "vay ngân hàng"),
    "P0056": ("nhap khau cho con", "hktt"),
    "P0057": ("kt3", "tam tru tam vang"),
    "P0066": ("so ho khau", "CT07"),
    "P0069": ("mat cccd", "can cuoc"),
    "P0072": ("vneid", "dinh danh muc 2"),
    "P0053": ("lltp", "ly lich trong sach"),
    "P0036": ("cong chung giay to", "sao y ban chinh"),
    "P0074": ("mat ho chieu",),
    "P0114": ("dkkd", "mo quan an", "giay phep kinh doanh"),
    "P0185": ("xay nha", "giay phep xay dung nha o"),
    "P0120": ("the bhyt", "dong bao hiem y te cho con"),
    "P0125": ("bao hiem xa hoi 1 lan",),
    "P0134": ("tien that nghiep",),
    "P0123": ("nghi de",),
    "P0150": ("tien nguoi gia",),
    "P0164": ("chuyen truong cho con",),
    "P0292": ("lap cong ty",),
}  # fmt: skip


@pytest.mark.parametrize(("key", "typed"), [(key, typed) for key, asked in WANTED.items() for typed in asked])
def test_what_people_type_finds_what_they_mean_among_the_first_three(key: str, typed: str) -> None:
    search.vocabulary()
    with CaptureQueriesContext(connection) as asked:
        found = queries.search(typed, DAY)
    assert key in [each.key for each in found[:3]], [each.name for each in found[:5]]
    assert len(asked) <= 6


def test_a_saying_means_what_it_meant_on_the_day() -> None:
    said = "so thuong tru"  # the household book, in the words that names are compared in
    assert everyday.of(date(2022, 12, 31)).meant(said) == "dang ky thuong tru"
    assert everyday.of(date(2023, 1, 1)).meant(said) == "xac nhan thong tin ve cu tru"


def test_what_is_meant_already_is_not_said_again() -> None:
    assert everyday.of(DAY).meant("giay phep xay dung") == "giay phep xay dung"
    assert (
        everyday.of(DAY)
        .meant("cap giay chung nhan dang ky bien so xe may chuyen dung lan dau")
        .endswith("xe may chuyen dung lan dau")
    )


def test_every_saying_finds_something() -> None:
    assert [each.said for each in everyday.every() if not queries.search(each.meant, DAY)] == []


def test_what_is_filed_often_comes_before_what_answers_alike() -> None:
    usual = [each.key for each in queries.search("chuyen truong", DAY)]
    numbers = dict(Procedure.objects.values_list("key", "id"))
    often = [numbers[usual[2]]]
    assert queries.search("chuyen truong", DAY, often=often)[0].key == usual[2] != usual[0]
    assert queries.search("khai sinh", DAY, often=often)[0].key == "P0001"
