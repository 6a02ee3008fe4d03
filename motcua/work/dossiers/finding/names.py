"""The words of a name, each whole, in any order.

Source: decision 0165
"""

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func, Lookup


class NameWords(Func):
    """The words of a folded name, as the index `dossier_by_words` keeps them."""

    template = "array_to_tsvector(string_to_array(%(expressions)s, ' '))"
    arity = 1
    output_field = SearchVectorField()


class HasWords(Lookup):
    """True for a name in which all the words stand, in any order."""

    lookup_name = "has_words"

    def as_sql(self, compiler, connection):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201  Django's signature
        """The condition and its values."""
        left, of_left = self.process_lhs(compiler, connection)
        right, of_right = self.process_rhs(compiler, connection)
        return f"{left} @@ {right}::tsquery", (*of_left, *of_right)
