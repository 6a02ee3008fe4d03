import pytest

pytestmark = [pytest.mark.urls("tests.faces.kit.addresses"), pytest.mark.django_db]


def chosen(client, **form):
    return client.post("/kit/preferences/", {"next": "/kit/", **form})


def test_the_page_comes_back_in_the_dark_once_chosen(client):
    assert chosen(client, theme="dark")["Location"] == "/kit/"
    assert 'data-theme="dark"' in client.get("/kit/").content.decode()


def test_letters_and_contrast_stay_as_chosen(client):
    chosen(client, size="larger")
    chosen(client, contrast="more")
    page = client.get("/kit/").content.decode()
    assert 'data-size="larger"' in page
    assert 'data-contrast="more"' in page


def test_the_usual_choice_leaves_no_cookie(client):
    chosen(client, theme="dark")
    chosen(client, theme="auto")
    assert client.cookies["theme"].value == ""
    assert "data-theme" not in client.get("/kit/").content.decode()


def test_the_language_changes_the_page(client):
    chosen(client, language="en")
    assert '<html lang="en"' in client.get("/kit/").content.decode()


@pytest.mark.parametrize("form", [{"theme": "pink"}, {"language": "xx"}, {"size": "<script>"}])
def test_an_unknown_choice_is_passed_over(client, form):
    chosen(client, **form)
    assert not any(cookie.value for cookie in client.cookies.values())


def test_a_forged_cookie_cannot_reach_the_page(client):
    client.cookies["theme"] = '"><script>'
    assert "<script>" not in client.get("/kit/").content.decode().split("<head>", 1)[0]


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(client, elsewhere):
    assert client.post("/kit/preferences/", {"next": elsewhere})["Location"] == "/"


def test_a_look_is_not_chosen_by_reading(client):
    assert client.get("/kit/preferences/").status_code == 405


def test_the_preview_is_there_only_in_a_demonstration(client, settings):
    settings.DEMONSTRATION = False
    assert client.get("/kit/").status_code == 404
    assert chosen(client, theme="dark").status_code == 302


def test_a_cache_in_between_keeps_each_visitors_page_apart(client):
    assert "Cookie" in client.get("/kit/")["Vary"]
    assert not client.get("/kit/").cookies
