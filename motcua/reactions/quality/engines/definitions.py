"""What an export holds, said for whoever opens it without this house: columns, counts, and what they mean."""

from motcua.reactions.quality.engines import asking
from motcua.reactions.quality.measures import MEASURES, RUNNING

# name: (kind of value, meaning)
COLUMNS: dict[str, tuple[str, str]] = {
    "code": ("VARCHAR", "mã hồ sơ · number of the dossier"),
    "origin": ("VARCHAR", "hệ thống xử lý hồ sơ: motcua hoặc imported · where it was handled"),
    "agency_code": ("VARCHAR", "mã cơ quan giải quyết · agency that settles"),
    "procedure_key": ("VARCHAR", "khóa thủ tục · procedure"),
    "channel": ("INTEGER", "1 trực tiếp, 2 trực tuyến, 3 bưu chính · counter, online, post"),
    "received_day": ("DATE", "ngày tiếp nhận · day of receipt, in Vietnam"),
    "due_day": ("DATE", "ngày hẹn trả hiện hành · due day as it stands"),
    "due_reckoned": ("BOOLEAN", "ngày hẹn do tính theo thời hạn thủ tục · due day by the term, for none was promised"),
    "original_day": ("DATE", "ngày hẹn trả đầu tiên cộng thời gian chờ người nộp · first due day and the days waited"),
    "ended_day": ("DATE", "ngày có kết quả · day on which it was settled"),
    "waiting_day": ("DATE", "ngày bắt đầu chờ người nộp · since when it waits for its applicant"),
    "first_due_minute": ("BIGINT", "giờ hẹn đầu tiên, phút từ 1970 · first due moment, minutes since 1970"),
    "ended_minute": ("BIGINT", "giờ có kết quả, phút từ 1970 · moment of the settlement"),
    "waiting_minute": ("BIGINT", "giờ bắt đầu chờ, phút từ 1970 · moment since when it waits"),
    "waited": ("INTEGER", "số phút đã chờ người nộp · minutes waited before"),
    "supplements": ("INTEGER", "số lần yêu cầu bổ sung · requests for completion"),
    "fee": ("BIGINT", "phí, lệ phí phải nộp, đồng · fee, VND"),
    "paid_online": ("BOOLEAN", "đã thanh toán trực tuyến · paid online"),
    "exchanged": ("BOOLEAN", "Cổng DVCQG đã nhận · accepted by the national portal"),
    "result_due": ("BOOLEAN", "đã giải quyết, có kết quả · settled with a result"),
    "result_electronic": ("BOOLEAN", "kết quả điện tử · the result is electronic"),
    "digitised": ("BOOLEAN", "có thành phần hồ sơ số hóa · a paper is in a file"),
    "reused": ("BOOLEAN", "khai thác lại dữ liệu đã có · a paper was taken from what the State holds"),
    "shared": ("BOOLEAN", "dùng dữ liệu của sổ đăng ký khác · a paper was taken from a register"),
    "population": ("BOOLEAN", "xác thực với CSDL dân cư · filed by a person known to the population register"),
    "disliked": ("BOOLEAN", "người nộp không hài lòng · the applicant was not content"),
    "year": ("INTEGER", "năm tiếp nhận · year of receipt"),
    "month": ("INTEGER", "tháng tiếp nhận · month of receipt"),
}

MEANINGS: dict[str, str] = {
    "received": "hồ sơ đã tiếp nhận · received",
    "online": "hồ sơ nộp trực tuyến · filed online",
    "online_with_result": "nộp trực tuyến, có kết quả thì là kết quả điện tử · filed online, any result electronic",
    "finished": "hồ sơ đã giải quyết · settled",
    "finished_on_time": "hồ sơ giải quyết đến hết ngày hẹn · settled by the end of the due day",
    "on_time": "đã giải quyết hoặc chờ người nộp, trong hạn hiện hành · ended in time, by the due day as it stands",
    "on_time_original": "như trên, theo giờ hẹn đầu tiên · the same, by the first due moment",
    "without_due_day": "hồ sơ không được hẹn ngày trả · no due day was promised",
    "exchanged": "hồ sơ đã đồng bộ lên Cổng DVCQG · accepted by the national portal",
    "with_fee": "hồ sơ có phí, lệ phí · with a fee",
    "paid_online": "hồ sơ thanh toán trực tuyến · with a fee paid online",
    "with_result": "hồ sơ có kết quả · with a result",
    "electronic_result": "hồ sơ có kết quả điện tử · with an electronic result",
    "digitised": "hồ sơ số hóa cả thành phần và kết quả · papers and result both digitised",
    "reusing": "hồ sơ khai thác lại dữ liệu · that reuse what the State holds",
    "shared": "hồ sơ dùng dữ liệu của sổ đăng ký khác · that use another register",
    "population": "hồ sơ xác thực với CSDL dân cư · of persons known to the population register",
    "disliked": "hồ sơ đúng hạn mà người nộp không hài lòng · in time, yet the applicant was not content",
    "unsigned_digitised": "đã số hóa thành phần, có kết quả chưa ký số · settled, papers in files, result on paper",
    "undue_digitised": "đã số hóa, có tệp kết quả khi chưa giải quyết xong · both digitised before it was settled",
    "digitised_alone": "đã số hóa thành phần, chưa có kết quả điện tử · papers in files, no electronic result",
    "running": "hồ sơ đang giải quyết, còn trong hạn hiện hành · open and in time, by the due day as it stands",
    "running_original": "hồ sơ đang giải quyết, còn trong hạn đầu tiên · open and in time, by the first due day",
}


def of_counts() -> dict[str, dict[str, str]]:
    """Every count with its condition on a course and its meaning; `{day}` is the day on which open ones are judged."""
    conditions = dict(MEASURES)
    for name, until in asking.STILL_IN_TIME.items():
        conditions[name] = f"{RUNNING} AND {until} >= {{day}}"
    return {name: {"condition": condition, "meaning": MEANINGS[name]} for name, condition in conditions.items()}


def of_columns() -> dict[str, dict[str, str]]:
    """Every column with the kind of its values and its meaning."""
    return {name: {"kind": kind, "meaning": meaning} for name, (kind, meaning) in COLUMNS.items()}
