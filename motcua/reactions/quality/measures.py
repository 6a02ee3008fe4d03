"""What each count is: one expression over the dossiers of a cell, in SQL that any engine of the house runs."""

MEASURES: dict[str, str] = {
    "received": "count(*)",
    "online": "count(*) FILTER (WHERE d.channel = 2)",
    "finished": "count(*) FILTER (WHERE d.finished_at IS NOT NULL)",
    # on time until the due day ends in Vietnam. Source: BLDS 2015, Art. 148(6)
    "on_time": (
        "count(*) FILTER (WHERE d.finished_at IS NOT NULL AND (d.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
        " <= (d.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)"
    ),
}

# the article that asks for each share made of these counts
SOURCES: dict[str, str] = {
    "on_time": "QĐ 766/2022, Annex I(2)",
    "online": "QĐ 766/2022, Annex I(4)",
}
