"""What the API's description says of every operation alike: how each may be refused, and in what form."""

from functools import cached_property

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from motcua.faces.api import shapes

PROBLEM = "application/problem+json"
_REFERENCE = {"$ref": f"#/components/schemas/{shapes.Problem.__name__}"}
_AFTER = {"Retry-After": {"description": "Seconds after which to ask again.", "schema": {"type": "integer"}}}
EVERYWHERE = {
    "400": "The request could not be read.",
    "503": "The database or the storage is away for a moment; nothing was done.",
}
WITH_BODY = {"413": "The request is larger than the house takes."}


class Api(NinjaAPI):
    """The API, whose description is drawn up once: it is the same for everybody, and takes a third of a second."""

    @cached_property
    def description_of_all(self) -> OpenAPISchema:
        """What the API promises, as it is published."""
        return complete(super().get_openapi_schema())

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, object] | None = None
    ) -> OpenAPISchema:
        """What the API promises; drawn up afresh only for an address of its own."""
        if path_prefix is None and not path_params:
            return self.description_of_all
        return complete(super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params))


def complete(description: OpenAPISchema) -> OpenAPISchema:
    """Refusals are problem documents, and those that any operation may meet stand with each of them."""
    for methods in description["paths"].values():
        for operation in methods.values():
            refusals = EVERYWHERE | (WITH_BODY if "requestBody" in operation else {})
            answers = {str(status): answer for status, answer in operation["responses"].items()}
            for status, text in refusals.items():
                answers.setdefault(status, {"description": text, "content": {PROBLEM: {"schema": _REFERENCE}}})
            operation["responses"] = {status: _told(status, answers[status]) for status in sorted(answers)}
    return description


def _told(status: str, answer: dict[str, object]) -> dict[str, object]:
    content = answer.get("content")
    if isinstance(content, dict) and content.get("application/json", {}).get("schema") == _REFERENCE:
        answer = {**answer, "content": {PROBLEM: content["application/json"]}}
    return {**answer, "headers": _AFTER} if status == "503" else answer
