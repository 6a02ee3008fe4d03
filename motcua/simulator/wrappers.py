"""First generation behind a provincial bus: one address per service, a bearer token, the answer a text in `message`."""

import json

from motcua.simulator import desk, envelope, shapes
from motcua.simulator.accounts import LIFE, Accounts
from motcua.simulator.desk import Verdict
from motcua.simulator.reply import Reply, Request, said
from motcua.simulator.shapes import Json

BUS, PROXY = "/KetNoiMotCuaQuocGia/", "/SynsTTHCC/"
_READ = {**envelope.SHARE, "LayThuTuc": envelope.procedure, "LayQDCB": envelope.decision, "LayDVC": envelope.services}


def token(accounts: Accounts, request: Request) -> Reply:
    """A bearer token for the account, as the bus gives it."""
    form = dict(pair.partition("=")[::2] for pair in request.body.decode("utf-8", "replace").split("&"))
    told = request.json()
    body = told if isinstance(told, dict) else form
    given = accounts.enter(body.get("client_id"), body.get("client_secret"))
    if not given:
        return said({"error": "invalid_client"}, 401)
    return said({"access_token": given, "token_type": "Bearer", "expires_in": int(LIFE), "scope": "default"})


def read(accounts: Accounts, request: Request) -> Reply:
    """The answer of a service that is only read, such as `/KetNoiMotCuaQuocGia/LayThuTuc?maTTHC=`."""
    service = _READ.get(request.path.removeprefix(BUS))
    if service is None:
        return said({"error_code": desk.NO_SERVICE, "message": "Không có dịch vụ này"}, 404)
    if not accounts.admits(request.bearer()):
        return said({"error": "invalid_token"}, 401)
    return _wrapped(service(accounts.desk, dict(request.query)))


def write(accounts: Accounts, request: Request) -> Reply:
    """The answer to what was sent through the proxy; the body is the bare list."""
    if not accounts.admits(request.bearer()):
        return said({"error": "invalid_token"}, 401)
    name, unit = request.path.removeprefix(PROXY), shapes.text(request.query.get("MaDinhDanhDV"))
    told = request.json()
    body: Json = {"madonvi": unit, "data": told, **({} if isinstance(told, list) else _plain(told)), **request.query}
    service = envelope.INTEGRATION.get(name)
    if service is None:
        return _wrapped(envelope.answer(Verdict(desk.NO_SERVICE, "Không có dịch vụ này")))
    return _wrapped(service(accounts.desk, body))


def _plain(told: object) -> Json:
    return {name: value for name, value in told.items() if name != "data"} if isinstance(told, dict) else {}


def _wrapped(document: Json) -> Reply:
    return said({"status": "success", "message": json.dumps(document, ensure_ascii=False)})
