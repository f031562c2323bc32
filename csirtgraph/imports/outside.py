"""Names that sound like somebody outside the CSIRT."""

import re

OUTSIDE = re.compile(
    r"ベンダ|業者|委託先|経営|社長|取締役|役員会|顧客|お客|警察|官庁|省$|庁$|JPCERT|NISC|IPA|報道|マスコミ|弁護士|保険|外部|社外|"
    r"取引先|\b(?:vendor|supplier|board\b|executives|customer|client|police|regulator|authorit|press\b(?! offic)|media|"
    r"lawyer|insurer|external|law enforcement)",
    re.I,
)
