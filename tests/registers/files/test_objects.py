"""Files in an object storage that speaks S3."""

import io
from collections.abc import Iterator

import boto3
import pytest
from moto.server import ThreadedMotoServer

from motcua.registers.files import acts, queries
from motcua.registers.files.refusals import CannotStore
from motcua.registers.people.errors import NotFound
from tests.cast import MONDAY, Cast
from tests.registers.files import makers

BUCKET = "motcua"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def bucket(server: str, settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    client = boto3.client("s3", endpoint_url=server)
    client.create_bucket(Bucket=BUCKET)
    options = {
        "bucket_name": BUCKET, "endpoint_url": server, "signature_version": "s3v4", "file_overwrite": False,
        "access_key": "testing", "secret_key": "testing", "region_name": "us-east-1",
    }  # fmt: skip
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    }
    yield client
    for each in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
        client.delete_object(Bucket=BUCKET, Key=each["Key"])
    client.delete_bucket(Bucket=BUCKET)
    client.close()


def keys(client: object) -> list[str]:
    return [each["Key"] for each in client.list_objects_v2(Bucket=BUCKET).get("Contents", [])]


def test_a_file_goes_in_once_and_comes_out_whole(cast: Cast, bucket: object) -> None:
    content = makers.pdf(5)
    kept = acts.store(by=cast.lan, name="đơn.pdf", stream=io.BytesIO(content), at=MONDAY)
    again = acts.store(by=cast.hung, name="đơn khác.pdf", stream=io.BytesIO(content), at=MONDAY)
    assert kept == again
    assert keys(bucket) == [queries.place_of(kept.digest)]
    with queries.open_file(kept.digest) as file:
        assert file.read() == content
    with pytest.raises(NotFound):
        queries.open_file("0" * 64)


def test_a_storage_that_is_away_is_said(cast: Cast, bucket: object, settings) -> None:
    options = settings.STORAGES["default"]["OPTIONS"] | {"bucket_name": "gone"}
    settings.STORAGES = settings.STORAGES | {"default": settings.STORAGES["default"] | {"OPTIONS": options}}
    with pytest.raises(CannotStore, match="chưa sẵn sàng"):
        acts.store(by=cast.lan, name="đơn.pdf", stream=io.BytesIO(makers.pdf()), at=MONDAY)
    assert keys(bucket) == []
