"""The ways in which papers come in and results go out, by their national numbers (KenhThucHien).

A dossier whose way was never told came in at the counter.
Source: NĐ 61/2018, Art. 16; NĐ 118/2025, Art. 15; QĐ 766/2022, Annex I(3)
"""

COUNTER, ONLINE, POST = 1, 2, 3
LABELS = {COUNTER: "Trực tiếp", ONLINE: "Trực tuyến", POST: "Bưu chính công ích"}
EVERY = tuple(LABELS)
