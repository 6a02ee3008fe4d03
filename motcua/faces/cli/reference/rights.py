"""The reference page of who may do what: the permission table by verb and role."""

from collections.abc import Iterable

from motcua.registers.people import permissions
from motcua.registers.people.permissions import Permission, Scope
from motcua.registers.people.roles import Role
from motcua.work.dossiers import reach

_NOTE = "<!-- Written by `motcua docs`; change the code, not this page. -->\n"
_SIGNS = {Scope.SELF: "mình", Scope.UNIT: "đơn vị", Scope.TREE: "cây", Scope.ALL: "tỉnh"}
_TOLD = """\
Each officer may what the column of a role says, as far as the cell reaches. An empty cell is a refusal. A citizen
acts on what is the citizen's own; a system needs the verb in the scopes of its key.
"""
_WITHIN = """\
%s are for who holds the dossier, for a colleague in the role of its current step, and for the heads above that role.
The counter's own verbs stay with the clerks of the counter that received it.\
"""


def page() -> str:
    """Who may do what, and how far: verb by role."""
    lines = [_NOTE, "# Permissions\n", _TOLD, "| Cell | Reach |", "|---|---|"]
    lines += [f"| {sign} | {scope.value} |" for scope, sign in _SIGNS.items()]
    lines += ["", f"| Verb | Việc | {' | '.join(role.label for role in Role)} | Người dân | Hệ thống |"]
    lines += ["|---|---|" + ":-:|" * (len(Role) + 2)]
    lines += [_row(row) for row in permissions.PERMISSIONS]
    lines += ["", "## Which unit, for a dossier\n", "Source: decision 0203.\n", "| Verbs | For |", "|---|---|"]
    lines.append(f"| {_verbs(reach.AT_THE_COUNTER)} | the counter that received it, and the unit that holds it |")
    lines.append(f"| {_verbs(reach.DECIDING)} | the unit that settles it |")
    lines.append("| every other verb of a dossier | the unit that holds it |")
    lines += ["", "## Who within that unit\n", _WITHIN % _verbs(reach.OF_THE_STEP)]
    return "\n".join([*lines, ""])


def _row(row: Permission) -> str:
    cells = [_SIGNS[row.scope_of(role)] if role in row.roles else "" for role in Role]
    others = ["✓" if may else "" for may in (row.citizen, row.system)]
    return f"| `{row.verb}` | {permissions.label(row.verb)} | {' | '.join(cells + others)} |"


def _verbs(verbs: Iterable[str]) -> str:
    order = list(permissions.BY_VERB)
    return ", ".join(f"`{verb}`" for verb in sorted(verbs, key=order.index))
