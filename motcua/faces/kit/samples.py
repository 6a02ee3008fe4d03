"""What the preview shows in its pieces: synthetic people, the day of the documents."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext

from motcua.faces.kit.scores import maps, words
from motcua.registers.people import pack
from motcua.registers.people.pack import outlines


def everything(now: dt.datetime) -> dict[str, Any]:
    """One example of everything a piece may be given; moments are reckoned from `now`."""
    moments = SimpleNamespace(
        now=now, soon=now + dt.timedelta(days=2), today=now + dt.timedelta(hours=3), past=now - dt.timedelta(days=3)
    )
    return {
        "moments": moments,
        "errors": [
            ("p-phone", gettext("Số điện thoại cần đủ 10 chữ số, ví dụ 0912 345 678")),
            ("p-file", gettext("Tệp ảnh bị mờ: chụp lại dưới ánh sáng ban ngày")),
        ],
        "columns": _columns(),
        "rows": _rows(moments),
        "tabs": _tabs(),
        "saved": [
            {"label": gettext("Sắp đến hạn"), "href": "#filter", "current": True},
            {"label": gettext("Đất đai, trễ hạn"), "href": "#filter"},
        ],
        "chosen": [{"label": gettext("Lĩnh vực: đất đai"), "href": "#filter"}],
        "steps": _steps(),
        "no_way": [("way", gettext("Chọn một nơi nhận kết quả"))],
        "ways": [
            ("desk", gettext("Tại Bộ phận Một cửa"), gettext("Mang theo giấy hẹn hoặc mã hồ sơ")),
            ("post", gettext("Qua bưu chính công ích"), gettext("Phí khoảng 30.000 đồng")),
            ("online", gettext("Bản điện tử")),
        ],
        "bars": _bars(),
        "map": _map(),
        "reckoning": _reckoning(moments),
        "side": _side(),
    }


def _steps() -> list[dict[str, Any]]:
    return [
        {"label": gettext("Người nộp"), "href": "#stepper"},
        {"label": gettext("Nội dung"), "href": "#stepper"},
        {"label": gettext("Giấy tờ"), "href": "#stepper"},
        {"label": gettext("Nhận kết quả"), "href": "#stepper"},
        {"label": gettext("Kiểm tra lại"), "href": "#stepper"},
    ]


def _columns() -> list[dict[str, Any]]:
    return [
        {"label": gettext("Mã hồ sơ"), "sort": "code"},
        {"label": gettext("Thủ tục")},
        {"label": gettext("Người nộp"), "sort": "person"},
        {"label": gettext("Hẹn trả"), "sort": "due"},
        {"label": gettext("Tình trạng")},
        {"label": gettext("Lệ phí"), "number": True, "sort": "fee"},
    ]


def _rows(moments: SimpleNamespace) -> list[dict[str, Any]]:
    told = [
        (
            "H10-230524-0031",
            gettext("Cấp đổi giấy chứng nhận quyền sử dụng đất"),
            "Phạm Văn Dũng",
            moments.past,
            "late",
        ),
        ("H10-230529-0004", gettext("Đăng ký khai sinh"), "Nguyễn Thị Lan", moments.today, "nearly"),
        (
            "H10-230529-0007",
            gettext("Cấp giấy phép xây dựng nhà ở riêng lẻ"),
            "Trần Quốc Hùng",
            moments.soon,
            "on-time",
        ),
        ("H10-230526-0112", gettext("Thành lập hộ kinh doanh"), "Lê Thị Mai", moments.soon, "waiting"),
    ]
    fees = (550_000, 8_000, 75_000, 100_000)
    return [
        {
            "code": code,
            "title": title,
            "person": person,
            "due": due,
            "state": state,
            "fee": fee,
            "late": state == "late",
        }
        for (code, title, person, due, state), fee in zip(told, fees, strict=True)
    ]


def _tabs() -> list[dict[str, Any]]:
    return [
        {"label": gettext("Đến lượt tôi"), "href": "#tabs", "count": 12, "current": True},
        {"label": gettext("Đơn vị tôi"), "href": "#tabs", "count": 1284},
        {"label": gettext("Sắp đến hạn"), "href": "#tabs", "count": 36, "state": "nearly"},
        {"label": gettext("Trễ hạn"), "href": "#tabs", "count": 28, "state": "late"},
        {"label": gettext("Đang chờ"), "href": "#tabs", "count": 0},
    ]


def _bars() -> list[dict[str, Any]]:
    return [
        {"label": gettext("Công khai, minh bạch"), "value": 16.2, "state": "on-time"},
        {"label": gettext("Tiến độ giải quyết"), "value": 17.4, "state": "on-time"},
        {"label": gettext("Dịch vụ trực tuyến"), "value": 9.6, "state": "nearly", "href": "#bars"},
        {"label": gettext("Thanh toán trực tuyến"), "value": 3.1, "state": "late"},
        {"label": gettext("Mức độ hài lòng"), "value": 17.9, "state": "on-time"},
        {"label": gettext("Số hóa hồ sơ"), "value": 7.49, "state": "nearly"},
    ]


def _map() -> maps.Map | None:
    """The districts of this province, each with a number, one of them with none."""
    drawn = outlines.of_districts(pack.current())
    totals = [
        Decimal(total) for total in ("92.4", "71.69", "84.05", "48.2", "66.31", "79.9", "58.75", "88.8", "90", "61")
    ]
    places = zip(drawn.areas if drawn else (), totals, strict=False)
    return maps.districts({area.code: words.on_map(area.code, total, "", f"#{area.code}") for area, total in places})


def _reckoning(moments: SimpleNamespace) -> list[SimpleNamespace]:
    told = [
        (moments.past, "start", "Tiếp nhận lúc 09:00", "Received at 09:00", ""),
        (moments.past + dt.timedelta(days=1), "day", "Ngày làm việc thứ 1", "Working day 1", "NĐ 61/2018, Art. 17(2)"),
        (moments.now, "closed", "Chủ nhật: không tính", "Sunday: not counted", ""),
        (moments.soon, "due", "Ngày làm việc thứ 2: hạn trả kết quả", "Working day 2: the result is due", ""),
    ]
    return [
        SimpleNamespace(day=day, kind=kind, text_vi=text_vi, text_en=text_en, source=source)
        for day, kind, text_vi, text_en, source in told
    ]


def _side() -> list[dict[str, Any]]:
    return [
        {"label": gettext("Quầy tiếp nhận"), "href": "#q", "icon": "door-open", "key": "1"},
        {
            "label": gettext("Việc của tôi"),
            "href": "#v",
            "icon": "list-checks",
            "count": 12,
            "current": True,
            "key": "2",
        },
        {"label": gettext("Trễ hạn"), "href": "#t", "icon": "octagon-alert", "count": 28, "state": "late"},
        {"label": gettext("Khay ký"), "href": "#k", "icon": "signature", "count": 5},
        {"label": gettext("Trả kết quả"), "href": "#r", "icon": "package-check", "count": 9},
        {"label": gettext("Bảng điều hành"), "href": "#b", "icon": "gauge"},
    ]
