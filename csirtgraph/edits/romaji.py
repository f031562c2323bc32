"""Kana in Latin letters, as in passports (Hepburn) without marks for long vowels."""

#: The kana of each row, and what they are before a, i, u, e, o.
ROWS = {
    "アイウエオ": "a i u e o",
    "カキクケコ": "ka ki ku ke ko",
    "サシスセソ": "sa shi su se so",
    "タチツテト": "ta chi tsu te to",
    "ナニヌネノ": "na ni nu ne no",
    "ハヒフヘホ": "ha hi fu he ho",
    "マミムメモ": "ma mi mu me mo",
    "ヤユヨ": "ya yu yo",
    "ラリルレロ": "ra ri ru re ro",
    "ワヰヱヲン": "wa i e o n",
    "ガギグゲゴ": "ga gi gu ge go",
    "ザジズゼゾ": "za ji zu ze zo",
    "ダヂヅデド": "da ji zu de do",
    "バビブベボ": "ba bi bu be bo",
    "パピプペポ": "pa pi pu pe po",
    "ヴ": "vu",
    "ァィゥェォ": "a i u e o",
    "ャュョ": "ya yu yo",
}
KANA = {kana: word for row, words in ROWS.items() for kana, word in zip(row, words.split())}
SMALL_Y, SMALL = "ャュョ", "ァィゥェォ"
DOUBLE, LONG = "ッ", "ー"
HIRAGANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


def is_kana(mark: str) -> bool:
    """Whether a character is kana or its sign for a long vowel."""
    return mark.translate(HIRAGANA) in KANA or mark.translate(HIRAGANA) in (DOUBLE, LONG)


def romaji_of(kana: str) -> str:
    """Kana in Latin letters; "" where no letter is left."""
    found: list[str] = []
    doubled = False
    for mark in kana.translate(HIRAGANA):
        if mark in (DOUBLE, LONG):
            doubled = mark == DOUBLE
            continue
        syllable = KANA[mark]
        if mark in SMALL_Y and found and found[-1].endswith("i"):
            found[-1] = joined(found[-1][:-1], syllable)
        elif mark in SMALL and found and len(found[-1]) > 1:
            found[-1] = found[-1][:-1] + syllable
        else:
            found.append(syllable[0] * doubled + syllable)
        doubled = False
    return "".join(found)


def joined(start: str, syllable: str) -> str:
    """Kya, but sha, cha and ja."""
    return start + (syllable[1:] if start.endswith(("sh", "ch", "j")) else syllable)
