"""`motcua doctor`: what is right and wrong with this house, and what to do."""

import argparse
import json
from dataclasses import asdict

from motcua.faces.cli.words import Groups


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
            print(f"  {'✓' if finding.good else '✗'} {finding.name}: {finding.found}")
            if finding.remedy:
                print(f"      {finding.remedy}")
    return 0 if all(finding.good for finding in findings) else 1
