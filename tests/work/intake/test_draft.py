import pytest

from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.registers.files.models import StoredFile
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.dossiers import detail
from motcua.work.dossiers import queries as dossiers
from motcua.work.dossiers.models import Dossier
from motcua.work.intake import queries
from motcua.work.intake.acts import draft as drafts
from motcua.work.intake.models import Draft
from tests import cast as people
from tests.cast import Cast


def started(cast: Cast) -> object:
    return drafts.start(by=cast.lan, procedure="P0001", at=people.MONDAY)


def filled(cast: Cast) -> object:
    draft = started(cast)
    changes = {"agency": cast.commune.code, "answers": {"child_name": "Trần Gia Bảo"}, "receive_by": "counter"}
    drafts.save(by=cast.lan, draft=draft, changes=changes, revision=0, at=people.MONDAY)
    for no in (1, 2):
        digest = f"{no:064d}"
        StoredFile.objects.create(
            digest=digest, name="a.pdf", media_type="application/pdf", size=9, stored_at=people.MONDAY
        )
        drafts.attach(by=cast.lan, draft=draft, no=no, name=f"Giấy {no}", digest=digest, at=people.MONDAY)
    return draft


def submitted(cast: Cast, draft: object) -> str:
    return drafts.submit(by=cast.lan, draft=draft, at=people.at(29, 20))  # type: ignore[arg-type]


def test_a_new_draft_knows_what_the_sign_in_knows(cast: Cast) -> None:
    view = queries.draft(started(cast), by=cast.lan)
    assert (view.applicant.name, view.applicant.identity) == ("Trần Thị Lan", "070160000001")


def test_an_untouched_draft_is_opened_again(cast: Cast) -> None:
    assert started(cast) == started(cast)


def test_what_was_typed_yesterday_is_still_there(cast: Cast) -> None:
    draft = started(cast)
    drafts.save(by=cast.lan, draft=draft, changes={"answers": {"child_name": "Bảo"}}, revision=0, at=people.MONDAY)
    drafts.save(by=cast.lan, draft=draft, changes={"answers": {"other": "x"}}, revision=1, at=people.at(30))
    assert queries.draft(draft, by=cast.lan).answers == {"child_name": "Bảo", "other": "x"}


def test_a_second_window_does_not_overwrite_the_first(cast: Cast) -> None:
    draft = started(cast)
    drafts.save(by=cast.lan, draft=draft, changes={"page": "2"}, revision=0, at=people.MONDAY)
    with pytest.raises(Conflict):
        drafts.save(by=cast.lan, draft=draft, changes={"page": "1"}, revision=0, at=people.MONDAY)
    assert queries.draft(draft, by=cast.lan).page == "2"


def test_nobody_opens_another_persons_draft(cast: Cast) -> None:
    draft = started(cast)
    someone = people.citizen("anh-tu", "Lý Văn Tư", "070190000002", "0913000000")
    for question in (
        lambda: queries.draft(draft, by=someone),
        lambda: drafts.save(by=someone, draft=draft, changes={}, revision=0, at=people.MONDAY),
        lambda: drafts.submit(by=someone, draft=draft, at=people.MONDAY),
        lambda: drafts.discard(by=someone, draft=draft, at=people.MONDAY),
    ):
        with pytest.raises(NotFound):
            question()


@pytest.mark.parametrize("number", ["nonsense", "", "0a1b4042-be86-428a-9794-ad77237f4a00"])
def test_a_draft_that_is_not_there_is_not_found(cast: Cast, number: str) -> None:
    with pytest.raises(NotFound):
        queries.draft(number, by=cast.lan)


def test_a_complete_draft_becomes_a_dossier_with_its_files(cast: Cast) -> None:
    draft = filled(cast)
    assert queries.faults(queries.draft(draft, by=cast.lan), people.MONDAY.date()) == {}
    row = Dossier.objects.get(code=submitted(cast, draft))
    assert (row.state, row.channel, row.person_id) == (State.REGISTERED, 2, cast.lan.person_id)
    assert row.papers.filter(file__isnull=False).count() == 2
    assert facts.about(f"draft:{draft}")[-1].body["dossier"] == row.code


def test_sent_twice_it_is_one_dossier(cast: Cast) -> None:
    draft = filled(cast)
    assert submitted(cast, draft) == submitted(cast, draft)
    assert Dossier.objects.count() == 1


def test_an_incomplete_draft_stays_a_draft(cast: Cast) -> None:
    draft = started(cast)
    with pytest.raises(Invalid) as refusal:
        submitted(cast, draft)
    assert {"agency", "answers.child_name", "papers.1"} <= set(refusal.value.fields)
    assert Draft.objects.get().submitted_as == ""


def test_what_was_sent_is_changed_no_more(cast: Cast) -> None:
    draft = filled(cast)
    submitted(cast, draft)
    with pytest.raises(Conflict):
        drafts.save(by=cast.lan, draft=draft, changes={"page": "1"}, revision=1, at=people.MONDAY)


def test_a_file_can_be_taken_away_again(cast: Cast) -> None:
    draft = filled(cast)
    paper = queries.draft(draft, by=cast.lan).papers[0]
    drafts.detach(by=cast.lan, draft=draft, paper=paper.id, at=people.MONDAY)
    assert len(queries.draft(draft, by=cast.lan).papers) == 1
    with pytest.raises(NotFound):
        drafts.detach(by=cast.lan, draft=draft, paper=paper.id, at=people.MONDAY)


def test_a_discarded_draft_is_gone(cast: Cast) -> None:
    draft = filled(cast)
    drafts.discard(by=cast.lan, draft=draft, at=people.MONDAY)
    assert queries.drafts(by=cast.lan) == ()


def test_a_draft_that_was_put_away_comes_back_as_it_was(cast: Cast) -> None:
    draft = filled(cast)
    drafts.discard(by=cast.lan, draft=draft, at=people.MONDAY)
    assert queries.drafts(by=cast.lan) == ()
    with pytest.raises(NotFound):
        queries.draft(draft, by=cast.lan)
    drafts.restore(by=cast.lan, draft=draft, at=people.at(30))
    back = queries.draft(draft, by=cast.lan)
    assert back.answers == {"child_name": "Trần Gia Bảo"}
    assert len(back.papers) == 2
    assert [fact.name for fact in facts.about(f"draft:{draft}")] == ["DraftDiscarded", "DraftRestored"]


def test_nobody_takes_back_another_persons_draft(cast: Cast) -> None:
    draft = filled(cast)
    drafts.discard(by=cast.lan, draft=draft, at=people.MONDAY)
    with pytest.raises(NotFound):
        drafts.restore(by=cast.hung, draft=draft, at=people.MONDAY)


def test_after_thirty_days_nothing_is_left_of_a_draft_put_away(cast: Cast) -> None:
    draft, kept = filled(cast), drafts.start(by=cast.lan, procedure="P0001", at=people.MONDAY)
    drafts.discard(by=cast.lan, draft=draft, at=people.MONDAY)
    assert drafts.erase(by=HOUSE, at=people.at(27, month=6)) == 0
    assert drafts.erase(by=HOUSE, at=people.at(29, month=6)) == 1
    assert [str(row.id) for row in Draft.objects.all()] == [str(kept)]
    with pytest.raises(NotFound):
        drafts.restore(by=cast.lan, draft=draft, at=people.at(29, month=6))


def test_only_the_house_erases_drafts(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        drafts.erase(by=cast.lan, at=people.MONDAY)


def test_who_filed_for_another_sees_that_dossier_and_no_other_of_theirs(cast: Cast) -> None:
    theirs = {"name": "Lý Thị Tư", "identity": "070140000009", "phone": "0912000009"}
    draft = filled(cast)
    changes = {"applicant": theirs, "representative": queries.known_applicant(cast.lan)}
    drafts.save(by=cast.lan, draft=draft, changes=changes, revision=1, at=people.MONDAY)
    code = submitted(cast, draft)
    other = people.received(cast, person=None, applicant="Lý Thị Tư", identity="070140000009")
    assert detail.dossier(code, by=cast.lan, now=people.MONDAY).applicant == "Lý Thị Tư"
    assert [row.code for row in dossiers.of_citizen(by=cast.lan, now=people.MONDAY)] == [code]
    with pytest.raises(NotFound):
        detail.dossier(other, by=cast.lan, now=people.MONDAY)


def test_what_is_declared_on_the_form_is_no_file(cast: Cast) -> None:
    people.declare_online(cast)
    draft = filled(cast)
    sheet, certificate = queries.draft(draft, by=cast.lan).papers
    drafts.detach(by=cast.lan, draft=draft, paper=certificate.id, at=people.MONDAY)
    drafts.detach(by=cast.lan, draft=draft, paper=sheet.id, at=people.MONDAY)
    with pytest.raises(Invalid) as refusal:
        submitted(cast, draft)
    assert set(refusal.value.fields) == {"papers.2"}, "everything else is asked for as ever"
    drafts.attach(by=cast.lan, draft=draft, no=2, name="Giấy 2", digest=f"{2:064d}", at=people.MONDAY)
    assert queries.faults(queries.draft(draft, by=cast.lan), people.MONDAY.date()) == {}
    laid = Dossier.objects.get(code=submitted(cast, draft)).papers.order_by("no")
    assert [(paper.no, paper.origin, paper.file_id is None) for paper in laid] == [
        (1, "form", True),
        (2, "upload", False),
    ]


def test_a_sheet_sent_with_an_older_draft_stands_for_the_declaration(cast: Cast) -> None:
    draft = filled(cast)
    assert not any(paper.declared for paper in queries.draft(draft, by=cast.lan).procedure.papers)
    people.declare_online(cast)
    shown = queries.draft(draft, by=cast.lan, today=people.MONDAY.date()).procedure.papers
    assert [paper.declared for paper in shown] == [1, 0], "the draft asks what it will be filed under"
    laid = Dossier.objects.get(code=submitted(cast, draft)).papers
    assert set(laid.values_list("no", "origin")) == {(1, "upload"), (2, "upload")}
