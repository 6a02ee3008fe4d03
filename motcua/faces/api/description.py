"""What the API's description says of every operation alike: how each may be refused, and in what form."""

from functools import cached_property

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from motcua.faces.api import shapes
from motcua.registers.people import permissions

PROBLEM = "application/problem+json"
_REFERENCE = {"$ref": f"#/components/schemas/{shapes.Problem.__name__}"}
_AFTER = {"Retry-After": {"description": "Seconds after which to ask again.", "schema": {"type": "integer"}}}
EVERYWHERE = {
    "400": "The request could not be read.",
    "503": "The database or the storage is away for a moment; nothing was done.",
}
WITH_BODY = {"413": "The request is larger than the house takes."}

# the address beneath /api/v1, and what a key must hold for it; nothing where any key will do
_NEEDED: dict[str, tuple[str, ...]] = {
    "POST /dossiers": ("intake.lodge", "person.register", "dossier.register"),
    "GET /dossiers/{code}": ("dossier.read",),
    "POST /courses": ("index.import",),
    "POST /files": ("file.store",),
    "GET /duties": ("directive.read",),
    "GET /directives": ("directive.read",),
    "GET /events": ("event.read",),
    "GET /me": (),
}
_ACT = "/dossiers/{code}/"


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
    """Refusals are problem documents, those that any operation may meet stand with each, and so do a key's scopes."""
    description["components"]["securitySchemes"]["Key"]["description"] = _scopes_told()
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            if "security" in operation:
                operation["security"] = _opened_by(method, path)
            refusals = EVERYWHERE | (WITH_BODY if "requestBody" in operation else {})
            answers = {str(status): answer for status, answer in operation["responses"].items()}
            for status, text in refusals.items():
                answers.setdefault(status, {"description": text, "content": {PROBLEM: {"schema": _REFERENCE}}})
            operation["responses"] = {status: _told(status, answers[status]) for status in sorted(answers)}
    return description


def _opened_by(method: str, path: str) -> list[dict[str, list[str]]]:
    """Who opens the operation: a key with these scopes where one does, and a session."""
    needed = scopes_of(method, f"/{path.removeprefix('/api/v1').lstrip('/')}")
    return [*([{"Key": list(needed)}] if needed is not None else []), {"Session": []}]


def _told(status: str, answer: dict[str, object]) -> dict[str, object]:
    content = answer.get("content")
    if isinstance(content, dict) and content.get("application/json", {}).get("schema") == _REFERENCE:
        answer = {**answer, "content": {PROBLEM: content["application/json"]}}
    return {**answer, "headers": _AFTER} if status == "503" else answer


def scopes_of(method: str, address: str) -> tuple[str, ...] | None:
    """The scopes that the operation asks of a key; nothing at all when no key opens it."""
    if method.upper() == "POST" and address.startswith(_ACT):
        verb = f"dossier.{address.removeprefix(_ACT).replace('-', '_')}"
        return (verb,) if verb in permissions.SCOPES else None
    return _NEEDED.get(f"{method.upper()} {address}")


def _scopes_told() -> str:
    """Every scope there is, with what it opens, as the description of the key tells it."""
    lines = [f"- `{verb}`: {permissions.label(verb)}" for verb in permissions.SCOPES]
    return "\n".join([
        "The key of a system (`mc_…`), for few verbs beneath one agency; the operator issues it, and it is shown once.",
        "What lies beyond is refused with 403, `code` `insufficient_scope`; `scope` names what is needed.",
        "", "Scopes:", *lines,
    ])  # fmt: skip
