"""Names that sound like somebody outside the CSIRT."""

import re

OUTSIDE = re.compile(
    r"ベンダ|業者|委託先|経営|社長|取締役|役員会|顧客|お客|警察|官庁|省$|庁$|JPCERT|NISC|IPA|報道|マスコミ|弁護士|保険|外部|社外|"
    r"取引先|vendor|supplier|\bboard\b|executives|customer|client|police|regulator|authorit|press|media|lawyer|insurer|"
    r"external|law enforcement",
    re.I,
)
