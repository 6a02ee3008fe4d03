import pytest

from motcua.faces.kit import look, stylesheet
from motcua.registers.people.pack import reading
from tests.faces.kit import colours

GROUNDS = ("paper", "mist", "petal", "raised")
TINTED = ("on-time", "nearly", "late", "waiting")
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "brand-ink", "link") for ground in GROUNDS],
    *[(f"{state}-ink", ground) for state in TINTED for ground in (*GROUNDS, f"{state}-tint")],
    *[("ink", f"{state}-tint") for state in TINTED],
    ("link", "waiting-tint"),
    ("on-brand", "brand"),
    ("on-brand", "brand-deep"),
    ("on-fill", "late"),
    ("on-fill", "on-time"),
    ("ink", "quiet-tint"),
    ("ink-soft", "quiet-tint"),
    ("focus", "halo"),
]
SHAPES = [
    *[("edge", ground) for ground in GROUNDS],
    *[("brand", ground) for ground in ("paper", "raised")],
    *[(state, ground) for state in TINTED for ground in ("paper", "raised", "quiet-tint")],
    *[(state, f"{state}-tint") for state in TINTED],
    ("focus", "paper"),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_reads_at_four_and_a_half_to_one(theme, ink, ground):
    table = colours.tokens(theme)
    assert colours.contrast(table[ink], table[ground]) >= 4.5, (table[ink], table[ground])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_borders_and_shapes_stand_out_at_three_to_one(theme, shape, ground):
    table = colours.tokens(theme)
    assert colours.contrast(table[shape], table[ground]) >= 3, (table[shape], table[ground])


def test_every_colour_of_the_light_page_has_a_dark_one():
    light, both = colours.tokens("light"), colours.tokens("dark")
    assert {name for name in light if light[name] == both[name]} <= {"on-brand"}


def test_the_reckoning_of_contrast_knows_black_on_white():
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_dark_and_more_contrast_answer_the_machine_too():
    sheet = stylesheet.css()
    assert "@media screen and (prefers-color-scheme:dark){:root:not([data-theme]){" in sheet
    assert "@media screen and (prefers-contrast:more){:root:not([data-contrast]){" in sheet


@pytest.mark.parametrize("pack", reading.known())
def test_the_red_of_a_province_is_read_as_well_as_ours(pack):
    own, light = look.look(pack), colours.tokens("light")
    assert colours.contrast(own.brand, "#ffffff") >= 4.5
    assert all(colours.contrast(own.brand_ink, light[ground]) >= 4.5 for ground in GROUNDS)


def test_the_colours_of_a_province_leave_the_dark_page_alone():
    sheet = look.sheet(look.Look(brand="#0b5c3b", brand_ink="#083f29"))
    assert sheet.startswith("@media (prefers-color-scheme:light){:root:not([data-theme]){--brand:#0b5c3b;")
    assert "}:root[data-theme=light]{--brand:#0b5c3b;" in sheet
    assert look.sheet(look.Look(brand="#0b5c3b")) == ""


def test_a_house_without_a_pack_still_has_a_face():
    assert look.look("no-such-pack").place == "Bản minh họa"
