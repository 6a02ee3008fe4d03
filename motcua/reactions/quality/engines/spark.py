"""Spark: the same question on the engine of a cluster. It is not part of the installation; without it, one is told."""

import importlib.util
import os
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motcua.law.sentences import say
from motcua.registers.people.errors import Invalid

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

MASTER = "local[2]"  # two threads of this machine; MOTCUA_SPARK names another one, such as spark://host:7077
_QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "1g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.session.timeZone": "Asia/Ho_Chi_Minh",
    "spark.log.level": "ERROR",
}


def missing() -> str:
    """What Spark lacks on this machine: Java, the package, or nothing."""
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        return "Java (apt-get install openjdk-17-jre-headless)"
    return "" if importlib.util.find_spec("pyspark") else "pyspark (pip install pyspark)"


def ask(courses: Path, question: str) -> list[tuple[Any, ...]]:
    """The rows that answer the question about these Parquet files. Raises `Invalid` where there is no Spark."""
    if lacking := missing():
        raise Invalid(
            "Chưa chạy được Spark trên máy này.",
            say("Thiếu %(lacking)s.", lacking=lacking),
            "Hãy cài phần còn thiếu, hoặc dùng --engine duckdb: kết quả giống hệt.",
        )
    spark = session()
    spark.read.parquet(str(courses)).createOrReplaceTempView("quality_whole")
    return [tuple(row) for row in spark.sql(question).collect()]


@cache
def session() -> "SparkSession":
    """The one Spark of this process; it ends with the process."""
    from pyspark.sql import SparkSession

    master = os.environ.get("MOTCUA_SPARK", MASTER)
    builder = SparkSession.builder.appName("motcua index").master(master)
    if master.startswith("local"):
        for name, value in _QUIET.items():
            builder = builder.config(name, value)
    return builder.getOrCreate()
