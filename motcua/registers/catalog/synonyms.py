"""What people call things, and what the catalogue calls them: one wording for both, before they are compared."""

import re

from motcua.registers.people.folding import fold

# folded wording → folded wording of the catalogue; longer ones are tried first
WORDINGS: dict[str, str] = {
    "gplx": "giay phep lai xe",
    "bang lai xe": "giay phep lai xe",
    "bang lai": "giay phep lai xe",
    "driving licence": "giay phep lai xe",
    "driving license": "giay phep lai xe",
    "cccd": "can cuoc",
    "cmnd": "can cuoc",
    "can cuoc cong dan": "can cuoc",
    "chung minh nhan dan": "can cuoc",
    "identity card": "can cuoc",
    "gcnqsdd": "giay chung nhan quyen su dung dat",
    "gcn": "giay chung nhan",
    "qsdd": "quyen su dung dat",
    "qsd dat": "quyen su dung dat",
    "sang ten so do": "chuyen nhuong quyen su dung dat",
    "sang ten so hong": "chuyen nhuong quyen su dung dat",
    "sang ten so dat": "chuyen nhuong quyen su dung dat",
    "sang ten dat": "chuyen nhuong quyen su dung dat",
    "sang ten nha dat": "chuyen nhuong quyen su dung dat",
    "sang ten quyen su dung dat": "chuyen nhuong quyen su dung dat",
    "so do": "giay chung nhan quyen su dung dat",
    "so hong": "giay chung nhan quyen su dung dat",
    "giay khai sinh": "khai sinh",
    "gks": "khai sinh",
    "birth certificate": "khai sinh",
    "birth": "khai sinh",
    "giay chung tu": "khai tu",
    "bao tu": "khai tu",
    "death": "khai tu",
    "giay ket hon": "ket hon",
    "marriage": "ket hon",
    "doc than": "tinh trang hon nhan",
    "tthn": "tinh trang hon nhan",
    "ho khau": "thuong tru",
    "hktt": "thuong tru",
    "permanent residence": "thuong tru",
    "temporary residence": "tam tru",
    "residence": "cu tru",
    "passport": "ho chieu",
    "sao y": "chung thuc ban sao",
    "cong chung ban sao": "chung thuc ban sao",
    "certified copy": "chung thuc ban sao",
    "lltp": "ly lich tu phap",
    "criminal record": "ly lich tu phap",
    "hkd": "ho kinh doanh",
    "dkkd": "dang ky kinh doanh",
    "household business": "ho kinh doanh",
    "htx": "hop tac xa",
    "bhyt": "bao hiem y te",
    "health insurance": "bao hiem y te",
    "bhxh": "bao hiem xa hoi",
    "bhtn": "bao hiem that nghiep",
    "gpxd": "giay phep xay dung",
    "xin phep xay dung": "giay phep xay dung",
    "construction permit": "giay phep xay dung",
    "pccc": "phong chay chua chay",
    "phong chay va chua chay": "phong chay chua chay",
    "attp": "an toan thuc pham",
    "vsattp": "an toan thuc pham",
    "dtm": "danh gia tac dong moi truong",
    "gpmt": "giay phep moi truong",
    "ubnd": "uy ban nhan dan",
    "dk": "dang ky",
    "tn": "tot nghiep",
}
IDLE = frozenset(
    [
        *("toi", "minh", "em", "anh", "chi", "muon", "can", "xin", "lam", "hoi", "cho", "thu", "tuc", "the", "nao"),
        *("nhu", "o", "dau", "gi", "cua", "thi", "de", "duoc", "ra", "sao", "giup", "voi", "ve", "bi"),
        *("trong", "tren", "tai", "nhe", "a", "da", "dang", "se", "phai", "hay", "va", "la", "co", "khong"),
    ]
)

KIN = frozenset(["chau", "con", "be", "em", "bo", "me", "cha", "ong", "ba", "vo", "chong"])  # for whom it is done
ASIDE = KIN | {
    *("nguoi", "nha", "moi", "giay", "to", "don", "viec", "online", "mang", "nhanh", "phi", "bao", "nhieu", "tien"),
    *("mat", "lau", "bang", "nop", "ho", "so", "khi", "tre", "ngay", "nay"),
}  # said beside what is meant; heeded only while something is found with it

_NOT_A_WORD = re.compile(r"[^a-z0-9.]+")
_SHORT_I = re.compile(r"\b([hklmst])i\b")  # `ki` and `ky` are one word in two spellings
_SPOKEN = re.compile(r"\b(" + "|".join(sorted(map(re.escape, WORDINGS), key=len, reverse=True)) + r")\b")


def plain(text: str) -> str:
    """The text as names are compared: folded, words only, in the catalogue's wording."""
    words = _SHORT_I.sub(r"\1y", " ".join(_NOT_A_WORD.sub(" ", fold(text)).split()))
    return _SPOKEN.sub(lambda found: WORDINGS[found[0]], words)


def last_as_typed(text: str) -> str:
    """The last word without its marks but in its own spelling: it may be the beginning of a longer one."""
    words = _NOT_A_WORD.sub(" ", fold(text)).split()
    return words[-1] if words else ""


def searchable(name: str, code: str, field: str) -> str:
    """What a version is found by: ` name | code | field `, each word with a space before it."""
    return f" {plain(name)} | {code} | {plain(field)} "
