"""How dossiers live: who does what when, by chance, between the plan and the present.

`province` lets time pass; `counter`, `desk` and `detours` hold what can happen, each act followed by the next.
"""
