import pytest
from django.template import TemplateSyntaxError, engines
from django.utils import translation

from motcua.faces.kit.templatetags import keeping


def template(source: str):
    return engines["django"].from_string("{% load kit %}" + source)


def test_what_is_kept_is_drawn_once_for_each_value_it_names():
    page = template("{% kept colour %}{{ colour }} {{ drawn }}{% endkept %}")
    assert page.render({"colour": "red", "drawn": 1}) == "red 1"
    assert page.render({"colour": "red", "drawn": 2}) == "red 1"
    assert page.render({"colour": "blue", "drawn": 3}) == "blue 3"


def test_what_is_kept_is_drawn_anew_in_another_language():
    page = template("{% kept %}{{ drawn }}{% endkept %}")
    with translation.override("vi"):
        assert page.render({"drawn": "một"}) == "một"
    with translation.override("en"):
        assert page.render({"drawn": "one"}) == "one"


def test_what_is_kept_is_escaped_like_everything_else():
    assert template("{% kept name %}{{ name }}{% endkept %}").render({"name": "<b>"}) == "&lt;b&gt;"


def test_no_place_remembers_more_than_a_few_drawings():
    page = template("{% kept name %}{{ name }}{% endkept %}")
    for name in range(3 * keeping.MOST):
        page.render({"name": name})
    (place,) = page.template.nodelist.get_nodes_by_type(keeping.KeptNode)
    assert len(place._drawn) <= keeping.MOST


@pytest.mark.parametrize("changing", ["{% block main %}{% endblock %}", "<form>{% csrf_token %}</form>"])
def test_what_differs_from_page_to_page_cannot_be_kept(changing):
    with pytest.raises(TemplateSyntaxError, match="differs from page to page"):
        template("{% kept %}" + changing + "{% endkept %}")
