"""How many questions a request put to the database, told in a header."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]


def count_questions(get_response: Respond) -> Respond:
    """Every answer carries `X-SQL`, the number of statements; BEGIN and COMMIT are not counted."""

    def counted(request: HttpRequest) -> HttpResponse:
        asked = 0

        def note(execute, sql, params, many, context):  # noqa: ANN001, ANN202 - Django's own signature
            nonlocal asked
            asked += 1
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            response = get_response(request)
        response["X-SQL"] = str(asked)
        return response

    return counted
