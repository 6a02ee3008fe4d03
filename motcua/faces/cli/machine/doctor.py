"""`motcua doctor`: what is right and wrong with this house, and what to do."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from motcua.faces.cli.words import Groups

if TYPE_CHECKING:
    from motcua.runtime.examination import Finding


def register(groups: Groups) -> None:
    """The command line knows `doctor`."""
    parser = groups.add_parser("doctor", help="look at this machine, the database, the worker; say what to mend")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Every finding is printed; the exit code is 1 when one of them is bad."""
    from motcua.runtime import examination

    findings = examination.examine()
    if arguments.json:
        print(json.dumps({"findings": [asdict(finding) for finding in findings]}, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            _say(finding)
    return 0 if all(finding.good for finding in findings) else 1


def _say(finding: "Finding") -> None:
    """The finding was printed, in English below the Vietnamese."""
    name, found, remedy = finding.vietnamese
    print(f"  {'✓' if finding.good else '✗'} {name}: {found}{f'. {remedy}' if remedy else ''}")
    print(f"      {finding.name}: {finding.found}{f'. {finding.remedy}' if finding.remedy else ''}")
