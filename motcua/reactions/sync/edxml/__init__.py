"""The national document axis (Trục liên thông văn bản quốc gia): documents in the envelope of QCVN 102:2016/BTTTT.

`writing.write` makes the envelope, `reading.read` takes it apart again, and neither trusts the other.
"""
