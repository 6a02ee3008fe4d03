"""What stands in somebody's way on a page: marks, names, order, contrast, and width."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# whatever holds is only counted: to name every good node takes longer than to judge it
_ASKED = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}
WIDER = "document.documentElement.scrollWidth - innerWidth"


def faults(page: object) -> list[str]:
    """Each place of the page where a rule of accessibility is broken, with the rule's name."""
    return [
        f"{page.url} {one['id']}: {node['html'][:160]} {node['any'][:1] and node['any'][0]['message']}"
        for one in Axe().run(page, options=_ASKED).response["violations"]
        for node in one["nodes"]
    ]
