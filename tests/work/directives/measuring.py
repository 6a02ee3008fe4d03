# ruff: noqa: C901, PLR0912, E501 - kept as the shared scorer has it
"""The figures of a reading against the gold: the definitions of the shared scorer, of which this is a copy (gold/README.md)."""

from collections import Counter

from tests.work.directives.names import agencies, is_generic, match_sets, norm, same_receiver, token_f1, tokens

THRESHOLD = 0.5


def hungarian(cost):
    """Minimal-cost assignment of a rectangular matrix; returns list of (row, col)."""
    n = len(cost)
    m = len(cost[0]) if n else 0
    if not n or not m:
        return []
    if n > m:
        return [(j, i) for i, j in hungarian([list(r) for r in zip(*cost, strict=False)])]
    inf = float("inf")
    u, v, p, way = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        p[0], j0 = i, 0
        minv, used = [inf] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = p[j0], inf, 0
            for j in range(1, m + 1):
                if not used[j]:
                    cur = cost[i0 - 1][j - 1] - u[i0] - v[j]
                    if cur < minv[j]:
                        minv[j], way[j] = cur, j0
                    if minv[j] < delta:
                        delta, j1 = minv[j], j
            for j in range(m + 1):
                if used[j]:
                    u[p[j]] += delta
                    v[j] -= delta
                else:
                    minv[j] -= delta
            j0 = j1
            if p[j0] == 0:
                break
        while j0:
            j1 = way[j0]
            p[j0] = p[j1]
            j0 = j1
    return [(p[j] - 1, j - 1) for j in range(1, m + 1) if p[j]]


def align(pred, gold, threshold=THRESHOLD):
    if not pred or not gold:
        return []
    pt = [tokens(t.get("content")) for t in pred]
    gt = [tokens(t.get("content")) for t in gold]
    gp = [tokens(t.get("passage") or t.get("content")) for t in gold]
    pl = [agencies(t.get("lead")) for t in pred]
    gl = [agencies(t.get("lead")) for t in gold]
    sim = [[0.0] * len(gold) for _ in pred]
    w = [[0.0] * len(gold) for _ in pred]
    for i in range(len(pred)):
        for j in range(len(gold)):
            c = token_f1(pt[i], gt[j])
            s = max(c, token_f1(pt[i], gp[j]))
            if s < threshold:
                continue
            lead = match_sets(pl[i], gl[j]) / max(len(pl[i]), len(gl[j]), 1)
            same = norm(pred[i].get("point")) == norm(gold[j].get("point"))
            sim[i][j] = s
            w[i][j] = 10 + s + 0.05 * c + 0.04 * lead + 0.03 * same
    pairs = hungarian([[-x for x in row] for row in w])
    return [(i, j, sim[i][j]) for i, j in pairs if w[i][j] > 0]


KEYS = (
    "tp",
    "np",
    "ng",
    "lead_tp",
    "lead_np",
    "lead_ng",
    "co_tp",
    "co_np",
    "co_ng",
    "dd_hit",
    "dd_np",
    "dd_ng",
    "dd_tp",
    "ds_ok",
    "dn_hit",
    "dn_ng",
    "rp_ok",
    "rp_tp",
    "rp_np",
    "rp_ng",
    "pt_ok",
)


def dates(task):
    return {d["date"] for d in task.get("deadline") or [] if d.get("date")}


def score_doc(pred, gold, threshold=THRESHOLD):
    c = Counter()
    errors = []
    pairs = align(pred, gold, threshold)
    c["tp"], c["np"], c["ng"] = len(pairs), len(pred), len(gold)
    for t in pred:
        c["lead_np"] += len(agencies(t.get("lead")))
        c["co_np"] += sum(not is_generic(a) for a in agencies(t.get("coordinate")))
        c["dd_np"] += len(dates(t))
        c["rp_np"] += bool(norm(t.get("report_to")))
    for t in gold:
        c["lead_ng"] += len(agencies(t.get("lead")))
        c["co_ng"] += sum(not is_generic(a) for a in agencies(t.get("coordinate")))
        c["dd_ng"] += len(dates(t))
        c["dn_ng"] += sum(1 for d in t.get("deadline") or [] if not d.get("date"))
        c["rp_ng"] += bool(norm(t.get("report_to")))
    for i, j, _ in pairs:
        p, g = pred[i], gold[j]
        c["lead_tp"] += match_sets(agencies(p.get("lead")), agencies(g.get("lead")))
        c["co_tp"] += match_sets(
            [a for a in agencies(p.get("coordinate")) if not is_generic(a)],
            [a for a in agencies(g.get("coordinate")) if not is_generic(a)],
        )
        dp, dg = dates(p), dates(g)
        c["dd_tp"] += len(dp & dg)
        c["dd_hit"] += len(dp & dg)
        c["ds_ok"] += dp == dg
        have = Counter(d.get("type") for d in p.get("deadline") or [] if not d.get("date"))
        for d in g.get("deadline") or []:
            if not d.get("date") and have[d.get("type")] > 0:
                have[d.get("type")] -= 1
                c["dn_hit"] += 1
        ok = same_receiver(p.get("report_to"), g.get("report_to"))
        c["rp_ok"] += ok
        c["rp_tp"] += bool(ok and norm(g.get("report_to")))
        c["pt_ok"] += norm(p.get("point")) == norm(g.get("point"))
        if dp != dg:
            errors.append(f"dates {sorted(dp)} != {sorted(dg)} @ {g.get('point')}")
        if not ok:
            errors.append(f"report_to {p.get('report_to')!r} != {g.get('report_to')!r} @ {g.get('point')}")
    hit_g, hit_p = {j for _, j, _ in pairs}, {i for i, _, _ in pairs}
    errors += [f"missed {t.get('point')}: {str(t.get('content'))[:80]}" for j, t in enumerate(gold) if j not in hit_g]
    errors += [f"extra {t.get('point')}: {str(t.get('content'))[:80]}" for i, t in enumerate(pred) if i not in hit_p]
    return c, errors


def _f1(tp, n_p, n_g):
    if not n_p and not n_g:
        return None
    return 2.0 * tp / (n_p + n_g)


def _ratio(a, b):
    return a / b if b else None


def figures(c):
    return {
        "tasks_gold": c["ng"],
        "tasks_pred": c["np"],
        "P": _ratio(c["tp"], c["np"]) if c["np"] else (0.0 if c["ng"] else None),
        "R": _ratio(c["tp"], c["ng"]),
        "F1": _f1(c["tp"], c["np"], c["ng"]),
        "lead": _f1(c["lead_tp"], c["lead_np"], c["lead_ng"]),
        "coord": _f1(c["co_tp"], c["co_np"], c["co_ng"]),
        "dl_date": _ratio(c["dd_hit"], c["dd_ng"]),
        "dl_f1": _f1(c["dd_tp"], c["dd_np"], c["dd_ng"]),
        "dl_set": _ratio(c["ds_ok"], c["tp"]),
        "dl_nodate": _ratio(c["dn_hit"], c["dn_ng"]),
        "rep_acc": _ratio(c["rp_ok"], c["tp"]),
        "rep_f1": _f1(c["rp_tp"], c["rp_np"], c["rp_ng"]),
        "point": _ratio(c["pt_ok"], c["tp"]),
    }


def score(gold, pred, threshold=THRESHOLD):
    total, per, errs = Counter(), {}, {}
    for name, g in gold.items():
        c, e = score_doc((pred.get(name) or {}).get("tasks") or [], g.get("tasks") or [], threshold)
        per[name], errs[name] = figures(c), e
        total.update(c)
    return figures(total), per, errs
