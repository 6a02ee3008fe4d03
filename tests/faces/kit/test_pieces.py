import datetime as dt
import re
from pathlib import Path

import pytest
from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from motcua.faces.kit import icons, stylesheet, views
from motcua.faces.kit.scores import maps
from motcua.registers.people.pack.outlines import Area

EVIL = "\"'><script>alert(1)</script>"
NOW = dt.datetime(2023, 5, 29, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def shown(source, **known):
    compiled = CottonCompiler().process("{% load kit %}" + source)
    request = RequestFactory().get("/")
    return engines["django"].from_string(compiled).render({"now": NOW, "here": "/", "language": "vi", **known}, request)


EVIL_MAP = maps.Map(9, 9, (maps.Shape(Area(EVIL, 1, 2, EVIL), maps.Value(EVIL, EVIL, EVIL, EVIL)),))
GIVEN = [
    '<c-button :href="evil">{{ evil }}</c-button>',
    '<c-button :data-x="evil" :title="evil">x</c-button>',
    '<c-field :name="evil" :label="evil" :value="evil" :hint="evil" :error="evil" :placeholder="evil" :suffix="evil"/>',
    '<c-field name="a" :label="evil" type="textarea" :value="evil"/>',
    '<c-field name="a" :label="evil" type="select" :options="pairs" :value="evil"/>',
    '<c-field name="a" :label="evil" type="radio" :options="pairs" :value="evil" :hint="evil" :error="evil"/>',
    '<c-field name="a" :label="evil" type="file" :accept="evil" :limit="evil"/>',
    '<c-error-summary :errors="pairs" :title="evil"/>',
    '<c-notice :title="evil" :kind="evil">{{ evil }}</c-notice>',
    '<c-tag state="late">{{ evil }}</c-tag><c-tag>{{ evil }}</c-tag>{% status "late" evil %}',
    '<c-card :href="evil" :title="evil" :kicker="evil" :note="evil">{{ evil }}</c-card>',
    '<c-summary-list><c-summary-row :key="evil" :href="evil" :act="evil">{{ evil }}</c-summary-row></c-summary-list>',
    '<c-timeline><c-event :title="evil" :who="evil" :when="evil" :href="evil">{{ evil }}</c-event></c-timeline>',
    '<c-table :columns="columns" :caption="evil"><tr><td>{{ evil }}</td></tr></c-table>',
    '<c-pagination :older="evil" :newer="evil" :label="evil"/>',
    '<c-breadcrumb :trail="pairs"/>',
    '<c-tabs :tabs="items" :label="evil"/>',
    '<c-filter :saved="items" :chosen="items" :clear="evil" :label="evil"/>',
    '<c-dialog :id="evil" :title="evil">{{ evil }}</c-dialog>',
    '<c-stepper :steps="items" current="2" :label="evil"/>',
    '<c-figures :label="evil"><c-figure :label="evil" :value="evil" :unit="evil" :href="evil"/></c-figures>',
    '<c-figure label="x" :change="evil" :note="evil" :way="evil"/>',
    '<c-gauge :value="50" :label="evil" :band="evil" :note="evil"/>',
    '<c-bars :rows="bars" :caption="evil" :note="evil" :unit="evil" :target="evil"/>',
    '<c-map :map="map" :caption="evil" :note="evil"/>',
    '<c-empty :title="evil" :href="evil" :act="evil">{{ evil }}</c-empty>',
    '<c-person :name="evil" :number="evil" :birth="evil" :phone="evil" :address="evil" :href="evil"/>',
    '<c-papers :label="evil"><c-paper :name="evil" :note="evil" :file="evil" :size="evil"/></c-papers>',
    '<c-paper :name="evil" :tick="evil" :value="evil"/>',
    '<c-qr :text="evil" :label="evil" :note="evil"/>',
    "<c-flash>{{ evil }}</c-flash>",
    '<c-progress :value="3" :label="evil" :shown="evil"/>',
    '<c-search :action="evil" :value="evil" :label="evil" :hint="evil" :suggest="evil"/>',
    '<c-scan :label="evil" :value="evil" :hint="evil" :action="evil"/>',
    '<c-once :key="evil"/><c-copy :text="evil" :label="evil"/><c-kbd :key="evil"/><c-read-aloud :target="evil"/>',
    '<c-hero :title="evil" :lead="evil" :kicker="evil">{{ evil }}</c-hero>',
    '<c-way :href="evil" icon="house" :label="evil"/><c-side :title="evil" :items="items"/>',
    '<c-due :at="now" :label="evil" :source="evil" :lines="lines"/>{% due_on now now "late" evil %}',
]


@pytest.mark.parametrize("source", GIVEN)
def test_a_piece_escapes_whatever_it_is_given(source):
    thing = {"label": EVIL, "href": EVIL, "icon": "house", "count": 3, "key": EVIL}
    page = shown(
        source,
        evil=EVIL,
        pairs=[(EVIL, EVIL), (EVIL, EVIL)],
        columns=[{"label": EVIL, "sort": EVIL}],
        items=[thing, thing],
        bars=[{"label": EVIL, "value": 3, "href": EVIL, "shown": EVIL}],
        map=EVIL_MAP,
        lines=[{"day": NOW, "kind": EVIL, "text_vi": EVIL, "source": EVIL}],
    )
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\"'>" not in page


def test_an_attribute_that_comes_in_quotes_cannot_leave_its_place():
    page = shown('<c-button :data-x="evil">x</c-button>', evil='"" onfocus=alert(1) autofocus x=""')
    assert 'data-x="&quot;&quot; onfocus=alert(1) autofocus x=&quot;&quot;"' in page


def test_every_piece_is_tried_with_what_could_do_harm():
    tried = {name.replace("-", "_") for source in GIVEN for name in re.findall(r"<c-([a-z-]+)", source)}
    told = {page.parent.name for page in stylesheet.PIECES.glob("*/index.html")}
    assert told - tried == {"icon", "autosave", "bulk_bar", "preferences"}


def test_a_piece_takes_nothing_from_the_page_around_it():
    page = shown(
        '<c-field name="a" label="Tên"/><c-event title="x"/>', error="LEAK", hint="LEAK", who="LEAK", href="LEAK"
    )
    assert "LEAK" not in page


def test_every_piece_can_be_seen_before_use():
    parts = {"event", "figure", "paper", "summary_row", "once", "way", "side"}  # shown inside others, or in the frame
    told = {page.parent.name for page in stylesheet.PIECES.glob("*/index.html")}
    assert told - set(views.pieces()) == parts


def test_every_piece_is_told_in_the_readme():
    readme = (Path(stylesheet.HERE) / "README.md").read_text()
    for page in stylesheet.PIECES.glob("*/index.html"):
        assert f"<c-{page.parent.name.replace('_', '-')}>" in readme


def test_every_attribute_of_a_piece_is_told_in_the_readme():
    readme = (Path(stylesheet.HERE) / "README.md").read_text()
    for page in stylesheet.PIECES.glob("*/index.html"):
        found = re.search(r"<c-vars ([^>]*)/>", page.read_text())
        names = re.findall(r"(?:^|\s):?([a-z_]+)(?==|\s|$)", re.sub(r'"[^"]*"', "", found[1]) if found else "")
        tag = page.parent.name.replace("_", "-")
        line = " ".join(row for row in readme.splitlines() if row.startswith("|") and f"<c-{tag}>" in row)
        assert [name for name in names if f"`{name}" not in line and f"`:{name}" not in line] == [], tag


def test_a_wrong_field_tells_its_fault_to_a_screen_reader():
    page = shown('<c-field name="phone" label="Điện thoại" hint="10 số" error="Thiếu số"/>')
    assert 'aria-describedby="phone-hint phone-fault"' in page
    assert 'aria-invalid="true"' in page


def test_what_was_typed_stays_in_the_field():
    assert "a &lt; b" in shown('<c-field name="a" label="A" type="textarea" :value="v"/>', v="a < b")
    page = shown(
        '<c-field name="a" label="A" type="checkboxes" :options="o" :value="v"/>', o=[(1, "x"), (2, "y")], v=["2"]
    )
    assert page.count("checked") == 1
    assert 'value="2" checked' in page


def test_a_bar_starts_at_zero():
    page = shown(
        '<c-bars caption="x" :rows="r" :most="20"/>', r=[{"label": "a", "value": 5}, {"label": "b", "value": 0}]
    )
    assert 'class="bar-fill" width="25.00"' in page
    assert 'class="bar-fill" width="0.00"' in page


def test_a_sortable_head_turns_the_order_around():
    page = shown('<c-table :columns="c" sort="due"><tr></tr></c-table>', c=[{"label": "Hẹn", "sort": "due"}])
    assert 'aria-sort="ascending"' in page
    assert 'href="?sort=-due"' in page


def test_an_icon_that_is_not_on_the_sheet_is_refused():
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")


def test_every_form_sent_once_has_a_key_of_its_own():
    keys = re.findall(r'value="([0-9a-f-]{36})"', shown("<c-once/><c-once/>"))
    assert len(set(keys)) == 2
