"""A command that cannot be understood is refused in both languages, on standard error, with exit code 2."""

import argparse
import re
import sys
from typing import NoReturn

_SEE = "Xem cách dùng: {word} --help · See: {word} --help"
# what argparse says, and the same in Vietnamese; `{0}` are the words it names
_SAID: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", "còn thiếu: {0}"),
    (r"one of the arguments (.+) is required", "cần một trong các mục: {0}"),
    (r"(?:unrecognized arguments|unknown words): (.+)", "không hiểu: {0}"),
    (r"ambiguous option: (.+) could match (.+)", "{0} có thể là nhiều mục: {1}"),
    (r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", "{0}: không có {1}; chọn một trong {2}"),
    (r"argument (.+?): not allowed with argument (.+)", "{0}: không dùng cùng với {1}"),
    (r"argument (.+?): expected one argument", "{0}: cần một giá trị"),
    (r"argument (.+?): expected at least one argument", "{0}: cần ít nhất một giá trị"),
    (r"argument (.+?): expected (\d+) arguments?", "{0}: cần {1} giá trị"),
    (r"argument (.+?): invalid int value: (.+)", "{0}: {1} không phải số nguyên"),
    (r"argument (.+?): invalid (?:float|Decimal) value: (.+)", "{0}: {1} không phải số"),
    (r"argument (.+?): (.+) is not written as --help shows", "{0}: {1} không đúng mẫu"),
    (r"argument (.+?): ignored explicit argument (.+)", "{0}: không nhận giá trị {1}"),
    (r"argument (.+?): (.+)", "{0}: {1}"),
)

# argparse names the function of ours that could not read the value: nobody who types has seen it
_READER = re.compile(r"invalid (?!int |float |Decimal |choice)\S+ value: (.+)")


class Parser(argparse.ArgumentParser):
    """An `ArgumentParser` whose refusals are Vietnamese first, English beside them; so are those of its groups."""

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201  # its signature has many faces
        """What was understood and what was not; `asked` is the innermost parser that read the words."""
        found, rest = super().parse_known_args(args, namespace)
        found.asked = getattr(found, "asked", self)
        return found, rest

    def error(self, message: str) -> NoReturn:
        """The program ends with 2; nothing is on standard output."""
        self.print_usage(sys.stderr)
        message = _READER.sub(r"\1 is not written as --help shows", message)
        told = f"{self.prog}: lỗi: {in_vietnamese(message)}.\n{self.prog}: error: {message}.\n"
        self.exit(2, f"{told}{_SEE.format(word=self.prog)}\n")


def in_vietnamese(message: str) -> str:
    """The refusal of `argparse` in Vietnamese; one it does not know keeps its own words."""
    for pattern, said in _SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return said.format(*found.groups())
    return f"lệnh chưa đúng ({message})"
