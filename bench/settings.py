"""The house as it runs in earnest, with a counter of questions to the database, and bare views to compare with."""

from motcua.settings.dev import *

ROOT_URLCONF = "bench.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "bench.indexless.Indexless"]
MIDDLEWARE = ["bench.counting.count_questions", *MIDDLEWARE]
LOGGING["loggers"]["motcua"]["level"] = "WARNING"
