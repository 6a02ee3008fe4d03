"""Files that citizens send: each is stored or refused on its own, and a refusal says why."""

from django.http import HttpRequest
from django.utils.translation import gettext

from motcua.faces.kit.wording import told
from motcua.ledger import clock
from motcua.registers.files import acts
from motcua.registers.files.queries import FileView
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Refused

ACCEPT = "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx"  # a phone that takes other pictures converts them then
MOST_AT_ONCE = 20


def take(request: HttpRequest, *, by: Actor, name: str = "file") -> tuple[tuple[FileView, ...], tuple[str, ...]]:
    """The files that were stored, and one sentence for each that was refused, naming the file."""
    sent = request.FILES.getlist(name)
    if not sent:
        return (), (gettext("Chưa chọn tệp nào. Hãy bấm “Chọn tệp” hoặc chụp ảnh giấy tờ."),)
    taken: list[FileView] = []
    refusals: list[str] = []
    for file in sent[:MOST_AT_ONCE]:
        try:
            taken.append(acts.store(by=by, name=file.name or "", stream=file, at=clock.now()))
        except Refused as refusal:
            said = told(refusal.what, refusal.why, refusal.remedy)
            refusals.append(f"{file.name}: {said}")
    if len(sent) > MOST_AT_ONCE:
        refusals.append(gettext("Mỗi lần gửi nhiều nhất %(n)s tệp; các tệp sau chưa gửi.") % {"n": MOST_AT_ONCE})
    return tuple(taken), tuple(refusals)
