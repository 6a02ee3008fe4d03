"""`{% kept a b %} … {% endkept %}`: what is the same on page after page is drawn once and remembered."""

from django.template import Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST = 64  # drawings remembered in one place; a place that needs more is not the same on page after page


class KeptNode(Node):
    """A part of a template with what it looked like for each value of what it names, language included."""

    def __init__(self, nodelist: NodeList, named: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.named = named
        self._drawn: dict[tuple[object, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """The part as it was drawn for these values before, or drawn now."""
        key = (get_language(), *[one.resolve(context) for one in self.named])
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self.nodelist.render(context)
            if len(self._drawn) >= MOST:
                self._drawn.clear()
            self._drawn[key] = drawn
        return drawn


def kept(parser: Parser, token: Token) -> KeptNode:
    """The part until `endkept`, remembered for each language and each value of the variables named in the tag.

    Name everything that the part shows. Raises `TemplateSyntaxError` for a part that can never be the same: one with a
    block, which each page fills in its own way, or with the token of a form.
    """
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    for changing in (BlockNode, CsrfTokenNode):
        if nodelist.get_nodes_by_type(changing):
            raise TemplateSyntaxError(f"What is kept cannot hold a {changing.__name__}: it differs from page to page.")
    return KeptNode(nodelist, [parser.compile_filter(bit) for bit in token.split_contents()[1:]])
