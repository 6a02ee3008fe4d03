"""The tables that are written in bulk, with their columns in the order of the lines."""

from collections.abc import Mapping

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "people_account": (
        "id", "password", "last_login", "username", "full_name", "kind", "email", "phone", "is_active", "language",
    ),
    "people_post": ("id", "account_id", "agency_id", "role", "title", "first_day", "last_day"),
    "people_person": (
        "id", "kind", "identity_no", "full_name", "folded", "birth_date", "sex", "ethnic_group", "phone", "email",
        "address", "account_id",
    ),
    "ledger_fact": ("id", "subject", "n", "name", "at", "recorded_at", "actor", "actor_id", "body", "digest"),
    "ledger_seal": ("id", "up_to", "facts", "digest", "sealed_at"),
    "dossiers_dossier": (
        "id", "code", "version_id", "agency_id", "state", "channel", "regime", "person_id", "applicant",
        "applicant_folded", "applicant_identity", "contact", "representative", "answers", "filed_at", "received_at",
        "due_at", "first_due_at", "reckoning", "finished_at", "returned_at", "extensions", "supplements",
        "waiting_since", "waited", "step_no", "step_due_at", "holder_id", "holder_agency_id", "holder_role",
        "fee_total", "fee_paid", "fee_channel", "result", "sender_key",
    ),
    "dossiers_step": ("id", "dossier_id", "no", "agency_id", "holder_id", "opened_at", "due_at", "closed_at"),
    "dossiers_paper": ("id", "dossier_id", "no", "name", "originals", "copies", "file_id", "origin", "added_at"),
    "dossiers_consultation": (
        "id", "dossier_id", "agency_id", "question", "asked_by", "asked_at", "due_at", "answer", "agrees",
        "answered_by", "answered_at",
    ),
    "dossiers_numberseries": ("series", "last"),
    "sync_transfer": (
        "id", "system", "dossier", "owed", "accepted", "sent", "state", "attempts", "next_at", "claim", "uncertain",
        "kind", "reason", "reference", "found", "owed_since", "changed_at", "arrived_at",
    ),
}  # fmt: skip
NUMBERED = tuple(name for name, columns in COLUMNS.items() if columns[0] == "id")
