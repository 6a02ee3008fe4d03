"""The national catalogue compared with ours, accepted into a next version by a person, or rejected with a reason."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connections

from motcua.ledger import facts
from motcua.registers.catalog import queries
from motcua.registers.catalog.acts import proposals as acts
from motcua.registers.catalog.models import Proposal, Publication
from motcua.registers.catalog.national import comparing, proposals, reading
from motcua.registers.catalog.national.proposals import ProposalView
from motcua.registers.catalog.national.wholeness import CatalogueCutShort
from motcua.registers.catalog.pack import procedures
from motcua.registers.catalog.tariff import FeeKind
from motcua.registers.people import pack
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.simulator import catalogue as simulated
from tests import cast as people
from tests.cast import MONDAY, Cast
from tests.registers.catalog.nations import DECISION, JUNE, answer, told, ways


def compare(cast: Cast, *bodies: object, decision: object = DECISION) -> acts.Compared:
    return acts.compare(by=cast.thu, told=told(*bodies, decision=decision), at=MONDAY)


def only(cast: Cast) -> ProposalView:
    [view] = proposals.waiting(by=cast.thu)
    return view


def accept(cast: Cast, view: ProposalView, **changes: object) -> int | None:
    words = {"seen": view.digest, "based_on": view.based_on, "first_day": JUNE, "at": MONDAY} | changes
    return acts.accept(by=cast.thu, proposal=view.id, **words)  # type: ignore[arg-type]


def test_the_same_wording_proposes_nothing(cast: Cast):
    assert compare(cast, answer()) == acts.Compared(1, 0, ())
    assert proposals.waiting(by=cast.thu) == ()


def test_a_change_is_shown_field_by_field_and_becomes_a_dated_version(cast: Cast):
    changed = answer(TENTTHC="Đăng ký khai sinh cho trẻ em", **ways())
    assert compare(cast, changed).proposed == 1
    assert compare(cast, changed).proposed == 0, "the same again proposes nothing new"
    view = only(cast)
    assert [each.field for each in view.differences] == ["name", "term", "fees"]
    assert [each.new for each in view.differences] == [
        ("Đăng ký khai sinh cho trẻ em",), ("3 ngày làm việc",), ("8.000 đồng; mỗi trường hợp (trực tiếp)",),
    ]  # fmt: skip
    assert accept(cast, view) == 2
    before, after = (queries.current("P0001", day) for day in (JUNE - timedelta(days=1), JUNE))
    assert (before.name, after.name) == ("Đăng ký khai sinh", "Đăng ký khai sinh cho trẻ em")
    assert (after.papers, after.form, after.agency_key) == (before.papers, before.form, before.agency_key)
    assert [step.name for step in after.process] == [step.name for step in before.process]
    assert sum(step.minutes for step in after.process) == 3 * 480
    assert (after.fees[0].kind, after.fees[0].amount, after.source) == (
        FeeKind.AMOUNT, 8000, "CSDL quốc gia về TTHC, 1010/QĐ-UBND",
    )  # fmt: skip
    assert proposals.waiting(by=cast.thu) == ()
    assert compare(cast, changed).proposed == 0, "both sides agree now"


def test_an_accepted_decision_keeps_its_clocks(cast: Cast):
    compare(cast, answer(TENTTHC="Khai sinh"))
    accept(cast, only(cast))
    kept = Publication.objects.get()
    assert (kept.decide_by, kept.post_by, kept.posted_on) == (date(2023, 6, 5), date(2023, 6, 8), date(2023, 6, 9))
    names = [fact.name for fact in facts.about("procedure:P0001")]
    assert names == ["ChangeProposed", "VersionPublished", "DecisionPublished"]


def test_what_the_nation_leaves_out_is_no_difference(cast: Cast):
    silent = {"MATTHC": "1.0001", "TENTTHC": "Đăng ký khai sinh", "TRANGTHAI": "1"}
    assert compare(cast, silent).proposed == 0


def test_a_new_procedure_needs_who_settles_it_and_has_a_process_and_a_form(cast: Cast):
    compare(cast, answer(), answer("2.000815", TENTTHC="Chứng thực chữ ký"))
    view = only(cast)
    assert (view.kind, view.ours, view.based_on) == (proposals.Kind.ADDED, None, 0)
    for key in ("", "KHONG_CO"):
        with pytest.raises(Invalid) as refused:
            accept(cast, view, agency_key=key)
        assert "agency_key" in refused.value.fields
    assert accept(cast, view, agency_key="UBND_XA") == 1
    made = queries.current("2.000815", JUNE)
    assert (made.field_group, made.agency_key) == ("ho_tich", "UBND_XA")
    assert made.process
    assert made.form


def test_what_is_gone_or_public_no_more_is_proposed_to_be_ended(cast: Cast):
    compare(cast, answer("2.000815"))
    gone = next(each for each in proposals.waiting(by=cast.thu) if each.kind is proposals.Kind.ENDED)
    assert accept(cast, gone) is None
    assert queries.current("P0001", JUNE - timedelta(days=1))
    assert not queries.listed(JUNE)
    assert compare(cast, answer(TRANGTHAI="0")).proposed == 0, "it has ended here already"


def test_a_rejected_change_is_kept_with_its_reason_and_not_proposed_again_until_it_changes(cast: Cast):
    compare(cast, answer(TENTTHC="Khai sinh"))
    view = only(cast)
    with pytest.raises(Invalid):
        acts.reject(by=cast.thu, proposal=view.id, seen=view.digest, reason=" ", at=MONDAY)
    acts.reject(by=cast.thu, proposal=view.id, seen=view.digest, reason="Tên chưa đúng Luật Hộ tịch", at=MONDAY)
    assert compare(cast, answer(TENTTHC="Khai sinh")).proposed == 0
    assert proposals.decided(by=cast.thu)[0].reason == "Tên chưa đúng Luật Hộ tịch"
    assert compare(cast, answer(TENTTHC="Đăng ký sinh")).proposed == 1


def test_who_saw_another_wording_or_version_must_look_again(cast: Cast):
    compare(cast, answer(TENTTHC="Khai sinh"))
    view = only(cast)
    for changes in ({"seen": "another"}, {"based_on": 7}):
        with pytest.raises(Conflict):
            accept(cast, view, **changes)
    with pytest.raises(Invalid):
        accept(cast, view, first_day=date(2023, 5, 28))
    compare(cast, answer(TENTTHC="Đăng ký sinh"))
    with pytest.raises(Conflict, match="nội dung khác"):
        accept(cast, view)
    with pytest.raises(NotAllowed):
        acts.accept(by=cast.mai, proposal=view.id, seen=view.digest, based_on=1, first_day=JUNE, at=MONDAY)


def test_bad_answers_are_left_out_and_told_and_the_rest_is_compared(cast: Cast):
    bad = [
        answer("x"), answer("1.111111", TENTTHC=""), answer("1.111112", CACHTHUCTHUCHIEN="nhiều"),
        answer("1.111113", TENTTHC="a" * 9000), answer("1.111114", CAPTHUCHIEN=[{"CAPTHUCHIEN": "9"}]),
        answer("1.111115", **ways(unit="tuần trăng")), answer("1.111116", **ways(money="9" * 15)),
        answer("1.111117", THANHPHANHOSO=[{"GIAYTO": [{"TENGIAYTO": "x"}] * 501}]),
        answer("1.111118", TENTTHC={"a": 1}), answer("1.111119", TENTTHC="Khai\x00sinh"),
        answer("1.111120", YEUCAU="x\x00"), answer("1.111121", TENTTHC="Khai sinh \ud83d"),
        answer("1.111122", YEUCAU="x" * 1_000_001), answer("1.111123", TENTTHC="\u0110\ufffdng k\ufffd"),
        answer("1.111124", YEUCAU=float("nan")), answer("1.111125", TRANGTHAI=True),
        *(answer(f"1.11113{no}", **ways(value)) for no, value in enumerate(("NaN", "1e3", "-3", "99999", "0.125"))),
        *(answer(f"1.11114{number}", **ways(value, "trong ngày")) for number, value in enumerate(("NaN", "Infinity"))),
    ]  # fmt: skip
    found = compare(cast, answer(), answer(TENTTHC="Lần hai"), *bad)
    assert (found.read, found.proposed) == (1, 0)
    assert len(found.unreadable) == len(bad) + 1
    assert any("hai lần" in why for _, why in found.unreadable)
    with pytest.raises(Invalid):
        compare(cast, *bad)
    assert not Proposal.objects.exists()


def test_a_decision_of_the_wrong_types_is_told_and_never_breaks_the_list(cast: Cast):
    """What cannot be read again must not wait: the list reads every proposal anew."""
    for wrong in ({"SOQUYETDINH": {"a": 1}}, {"NGAYHIEULUC": ["x"]}, {"NGAYQUYETDINH": True}, {"ID": "x\x00"}):
        with pytest.raises(Invalid):
            compare(cast, answer(TENTTHC="Khai sinh"), decision=DECISION | wrong)
    assert proposals.waiting(by=cast.thu) == ()


def test_a_catalogue_cut_short_ends_nothing_until_a_person_confirms_the_figure(cast: Cast):
    whole = [answer(), *(answer(f"2.{number:06d}", TENTTHC=f"Thủ tục {number}") for number in range(250))]
    assert compare(cast, *whole).proposed == 250
    with pytest.raises(CatalogueCutShort, match=r"đọc được 100 thủ tục.* 251 .* 151 không còn") as cut:
        compare(cast, *whole[:100])
    assert (cut.value.code, cut.value.read, cut.value.known, cut.value.missing) == (
        "catalogue_cut_short",
        100,
        251,
        151,
    )
    with pytest.raises(CatalogueCutShort):
        compare(cast, whole[0])
    with pytest.raises(Invalid, match="không có thủ tục nào"):
        compare(cast)
    assert len(proposals.waiting(by=cast.thu)) == 250, "nothing was offered as withdrawn, nothing was dropped"
    unread = [dict(one, CACHTHUCTHUCHIEN="hỏng") for one in whole[5:]]
    assert len(compare(cast, *whole[:5], *unread).unreadable) == 246, "named, though broken: not missing"
    assert compare(cast, *whole[5:]).proposed == 1, "as many as a ministry ends in a day, and ours is one of them"
    for wrong in (150, 152, 0, -1):
        with pytest.raises(CatalogueCutShort):
            acts.compare(by=cast.thu, told=told(*whole[:100]), at=MONDAY, missing=wrong)
    acts.compare(by=cast.thu, told=told(*whole[:100]), at=MONDAY, missing=151)
    assert len(proposals.waiting(by=cast.thu)) == 99


def test_the_nation_writes_money_and_terms_in_many_ways():
    read = reading.read(answer(**ways("0,5", "ngày", "Theo Nghị quyết của Hội đồng nhân dân tỉnh")))
    assert comparing.of_nation(read)["term"] == ("0.5 ngày",)
    assert read.fees[0].kind is FeeKind.BY_PROVINCIAL_COUNCIL
    for money, kind in (("Không", FeeKind.FREE), ("", FeeKind.UNKNOWN), ("Theo hợp đồng", FeeKind.SEE_NOTE)):
        assert reading.read(answer(**ways(money=money))).fees[0].kind is kind
    assert reading.decision({"SOQUYETDINH": "1", "NGAYQUYETDINH": "31/02/2023", "NGAYHIEULUC": "20230601"}) is None


def test_a_pack_read_back_from_the_answers_of_a_portal_is_word_for_word_the_same():
    answers = simulated.load(simulated.PACKS / "binh-phuoc-2023").procedures
    contents = [wish.content for wish in procedures.wishes(pack.load("binh-phuoc-2023")) if wish.content.code]
    assert len(contents) > 300
    for content in contents:
        nation = reading.read(answers[content.code])
        assert comparing.differences(content, nation) == (), content.code


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_is_told_that_the_other_did():
    cast = people.assemble()
    compare(cast, answer(TENTTHC="Khai sinh"))
    view, told_both = only(cast), list[str]()
    start = threading.Barrier(2)

    def go() -> None:
        start.wait()
        try:
            accept(cast, view)
            told_both.append("done")
        except Conflict:
            told_both.append("conflict")
        finally:
            connections.close_all()

    both = [threading.Thread(target=go) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(told_both) == ["conflict", "done"]
    assert queries.current("P0001", JUNE).number == 2
