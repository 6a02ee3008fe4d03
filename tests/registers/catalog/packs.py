"""A small province to load: a centre, a department, a district, a commune, and two procedures."""

from pathlib import Path

AGENCIES = """\
code,identifier,name,short_name,kind,level,parent_code,gso_code,fields,receives,phone,email,address,valid_from,valid_to
H99,000.00.00.H99,Ủy ban nhân dân tỉnh Thử,UBND tỉnh,peoples_committee,province,,,,,,,,2023-01-01,
H99-TT,000.00.01.H99,Trung tâm Phục vụ hành chính công,TTPVHCC,one_stop_center,department,H99,,,province,,,,2023-01-01,
H99-STP,000.00.02.H99,Sở Tư pháp,Sở Tư pháp,department,department,H99,,Hộ tịch; Chứng thực,,,,,2023-01-01,
H99-01,000.00.03.H99,Ủy ban nhân dân huyện Một,UBND huyện Một,peoples_committee,district,H99,,,district,,,,2023-01-01,
H99-01-01,000.01.03.H99,Ủy ban nhân dân xã Một,UBND xã Một,peoples_committee,commune,H99-01,,,commune,,,,2023-01-01,
"""
PROCEDURES = """\
key,code,name,field,field_group,levels,agency_key,term_value,term_unit,term_text,online_level,applicants,\
result,result_code,legal_basis,essential,valid_from,data_source,as_of,confidence
T1,1.000001,Đăng ký khai sinh,Hộ tịch,ho_tich,commune,UBND_XA,5,working_day,,toàn trình,,\
Giấy khai sinh,,60/2014/QH13; 123/2015/NĐ-CP,1,2023-01-01,test,2023,source
T2,,Cấp phiếu lý lịch tư pháp,Lý lịch tư pháp,ly_lich_tu_phap,province,STP,,,,,,Phiếu,,,0,2023-01-01,test,2023,knowledge
"""
PAPERS = """\
key,no,name,originals,copies,form_code,case,shown,source
T1,1,Tờ khai đăng ký khai sinh,1,0,,,0,test
T1,2,Giấy tờ tùy thân,1,0,,,1,test
"""
FEES = """\
key,channel,kind,amount,condition,basis,source
T2,1,amount,200000,,Thông tư 244/2016/TT-BTC,test
"""
STEPS = """\
key,no,action,title,unit,time_value,time_unit,source,confidence
T1,1,Tiếp nhận,Công chức một cửa,Một cửa,4,working_hour,test,source
T1,2,Nộp phí,Công dân,,,,test,source
T1,3,Thẩm định,Chuyên viên,UBND xã,,,test,source
T1,4,Ký,Chủ tịch,UBND xã,1,working_day,test,source
T1,5,Trả kết quả,Công chức một cửa,Một cửa,,,test,source
"""
PACK = """\
title: {vi: "Tỉnh Thử", en: "Trial Province"}
province: H99
gso_code: "99"
first_day: 2023-01-01
portal: own
forms: TT 01/2018
index: QĐ 766/2022
languages: [vi, en]
levels:
  - {code: province, vi: "Cấp tỉnh", en: "Province"}
  - {code: district, vi: "Cấp huyện", en: "District"}
  - {code: commune, vi: "Cấp xã", en: "Commune"}
colours: {brand: "#a3150f"}
hours: {weekday: ["07:30-11:30", "13:00-17:00"]}
contact: {hotline: "1022"}
settling:
  - {key: UBND_XA, level: commune, by: receiving}
terms:
  - {first_day: 2023-01-01, value: "10", unit: working_day, text: "Chưa công bố thời hạn", source: decision 0010}
"""
PROCESSES = """\
decision: "Quy trình mẫu"
kinds: {UBND_XA: commune}
processes:
  commune: &road
    - {role: counter, share: 10, name: "Tiếp nhận", title: "Công chức một cửa", unit: "Một cửa"}
    - {role: specialist, share: 60, name: "Thẩm định", title: "Chuyên viên", unit: "Cơ quan"}
    - {role: leader, share: 20, name: "Ký", title: "Lãnh đạo", unit: "Cơ quan"}
    - {role: counter, share: 10, name: "Trả kết quả", title: "Công chức một cửa", unit: "Một cửa"}
  department: *road
titles: {"Công chức một cửa": counter, "Chuyên viên": specialist, "Chủ tịch": leader, "Công dân": applicant}
"""
FORM = """\
keys: []
groups: ["*"]
questions:
  - {name: request, kind: long_text, vi: "Nội dung đề nghị", en: "Request"}
"""
FILES = {
    "pack.yaml": PACK,
    "agencies.csv": AGENCIES,
    "processes.yaml": PROCESSES,
    "procedures/procedures.csv": PROCEDURES,
    "procedures/papers.csv": PAPERS,
    "procedures/fees.csv": FEES,
    "procedures/steps.csv": STEPS,
    "forms/general.yaml": FORM,
}


def write(folder: Path, **changed: str) -> None:
    """The small province lies in the folder; `changed` replaces files by the stem of their name."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(changed.get(file.stem, text), encoding="utf-8")
