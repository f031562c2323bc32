"""Bad plans: one clear message for each mistake, in both languages, with its file, line and column."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from samples import EVERYTHING, HEAD
from signatures import WritePlan

from csirtgraph.cli import main
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.messages import MESSAGES
from csirtgraph.plan.yaml.problems import PlanError

POINTER = "→"  # in the samples below: where the message points

AB = "roles: {a: {name: A}, b: {name: B}}\n"
BASE = {"../base/plan.yaml": "plan: {id: base, title: Base}\nroles: {poc: {name: PoC}, soc: {name: SOC}}\n"}
OVER = "plan: {id: ours, title: Ours, extends: ../base}\n"
LONG = "長" * limits.TEXT
LONG_ID = "a" * limits.ID

#: What is wrong: the YAML below the header (or all of it, where it has one; or several files), English, Japanese.
FLOWS = "report, request, instruct, answer, inform, cooperate, approve, appoint, assist"
BAD: dict[str, tuple[str | dict[str, str], str, str]] = {
    # unknown keys
    "unknown section": (
        "→role: {a: {name: A}}",
        "unknown key role: did you mean roles?",
        "未知のキー role です: roles ではありませんか",
    ),
    "unknown key behind Japanese text": (
        "roles: {commander: {name: 指揮をとるコマンダー, →dutty: 統括}}",
        "unknown key dutty: did you mean duty?",
        "未知のキー dutty です: duty ではありませんか",
    ),
    "unknown key behind characters beyond the BMP": (
        "roles: {commander: {name: 𠮷野家🔥, →dutty: 統括}}",
        "unknown key dutty: did you mean duty?",
        "未知のキー dutty です: duty ではありませんか",
    ),
    "unknown key of the header": (
        "plan: {id: ours, title: Ours, →revison: 2026}",
        "unknown key revison: did you mean revision?",
        "未知のキー revison です: revision ではありませんか",
    ),
    "unknown key of a flow": (
        AB + "flows: {a: {b: {kind: report, →lable: x}}}",
        "unknown key lable: did you mean label?",
        "未知のキー lable です: label ではありませんか",
    ),
    "unknown key spelt with an underscore": (
        "posts: {incident: {a: {name: A, people: 1, →held_by: a}}}",
        "unknown key held_by: did you mean held-by?",
        "未知のキー held_by です: held-by ではありませんか",
    ),
    "unknown mode of posts": (
        "posts: {→peacetme: {}}",
        "unknown key peacetme: did you mean peacetime?",
        "未知のキー peacetme です: peacetime ではありませんか",
    ),
    "language where a mode of posts is meant": (
        "posts: {→ja: {a: {name: A}}}",
        "unknown key ja: use one of incident, peacetime",
        "未知のキー ja です: incident, peacetime から選んでください",
    ),
    "unknown mode of sourcing": (
        "roles: {a: {name: A, sourcing: {→incidnt: in-house}}}",
        "unknown key incidnt: did you mean incident?",
        "未知のキー incidnt です: incident ではありませんか",
    ),
    "unknown language": (
        "roles: {a: {name: →{ja: 甲, eng: A}}}",
        "a text or {ja: …, en: …} is expected here",
        "文字列、または {ja: …, en: …} が必要です",
    ),
    # ids that do not exist
    "unknown group": (
        "groups: {response: {name: R}}\nroles: {a: {name: A, group: →respons}}",
        "respons is not in groups: did you mean response?",
        "respons は groups にありません: response ではありませんか",
    ),
    "unknown team": (
        "teams: {desk: {name: D}}\nroles: {a: {name: A, team: →dsk}}",
        "dsk is not in teams: did you mean desk?",
        "dsk は teams にありません: desk ではありませんか",
    ),
    "unknown business group": (
        "business-groups: {doers: {name: D}}\nroles: {a: {name: A, business-group: →doer}}",
        "doer is not in business-groups: did you mean doers?",
        "doer は business-groups にありません: doers ではありませんか",
    ),
    "unknown role among the combined": (
        "roles: {poc: {name: A, combines: [poc-in, →poc-ot]}, poc-in: {name: B}, poc-out: {name: C}}",
        "poc-ot is not in roles: did you mean poc-out?",
        "poc-ot は roles にありません: poc-out ではありませんか",
    ),
    "unknown sender": (
        "roles: {triage: {name: T}, commander: {name: C}}\nflows: {→comander: {triage: {kind: report}}}",
        "comander is not in roles, parties, teams, groups, units: did you mean commander?",
        "comander は roles, parties, teams, groups, units にありません: commander ではありませんか",
    ),
    "unknown receiver": (
        "roles: {triage: {name: T}, commander: {name: C}}\nflows: {commander: {→triag: {kind: report}}}",
        "triag is not in roles, parties, teams, groups, units: did you mean triage?",
        "triag は roles, parties, teams, groups, units にありません: triage ではありませんか",
    ),
    "unknown label": (
        AB + "labels: {status: 状況}\nflows: {a: {b: {kind: report, label: →statu}}}",
        "statu is not in labels: did you mean status?; for the word itself write {en: statu}",
        "statu は labels にありません: status ではありませんか。この語をそのまま書くには {en: statu} とします",
    ),
    "post that fills no role": (
        "roles: {triage: {name: T}}\nposts: {incident: {→triag: {people: 1}}}",
        "triag is not in roles: did you mean triage?",
        "triag は roles にありません: triage ではありませんか",
    ),
    "unknown role of a post": (
        "roles: {triage: {name: T}}\nposts: {incident: {duty: {roles: [→triag]}}}",
        "triag is not in roles: did you mean triage?",
        "triag は roles にありません: triage ではありませんか",
    ),
    "unknown superior": (
        "roles: {triage: {name: T}, poc: {name: P}}\nposts: {incident: {triage: {}, poc: {under: →triag}}}",
        "triag is not in posts: did you mean triage?",
        "triag は posts にありません: triage ではありませんか",
    ),
    "unknown holder": (
        "roles: {triage: {name: T}, poc: {name: P}}\nposts: {incident: {poc: {held-by: →triag}}}",
        "triag is not in roles, posts: did you mean triage?",
        "triag は roles, posts にありません: triage ではありませんか",
    ),
    "unknown condition": (
        AB + "conditions: {senior: {name: S}}\nposts: {incident: {a: {conditions: →senor}}}",
        "senor is not in conditions: did you mean senior?",
        "senor は conditions にありません: senior ではありませんか",
    ),
    "unknown unit": (
        AB + "units: {head-office: {name: H}}\nposts: {incident: {a: {unit: →headoffice}}}",
        "headoffice is not in units: did you mean head-office?",
        "headoffice は units にありません: head-office ではありませんか",
    ),
    "career of no group": (
        "business-groups: {doers: {name: D}}\ncareers: {years: 3, ladders: {→doer: {}}}",
        "doer is not in business-groups, teams: did you mean doers?",
        "doer は business-groups, teams にありません: doers ではありませんか",
    ),
    "career stage beyond the last year": (
        "teams: {desk: {name: D}}\ncareers: {years: 3, ladders: {→desk: {stages: {from: 2, to: 4, gains: x}}}}",
        "the stage of the years 2–4 is not within 1–3: correct from, to or years",
        "段階 2–4 年が 1〜3 年に収まりません: from、to か years を直してください",
    ),
    "career stage that ends before it begins": (
        "teams: {desk: {name: D}}\ncareers: {years: 3, ladders: {→desk: {stages: {from: 3, to: 2, gains: x}}}}",
        "the stage of the years 3–2 is not within 1–3: correct from, to or years",
        "段階 3–2 年が 1〜3 年に収まりません: from、to か years を直してください",
    ),
    "service of an unknown team": (
        "teams: {desk: {name: D}}\nservice-categories: {pro: {name: P}}\n"
        "services: {s: {name: S, category: pro, team: →dsk}}",
        "dsk is not in teams: did you mean desk?",
        "dsk は teams にありません: desk ではありませんか",
    ),
    "unknown framework": (
        "roles: {a: {name: 甲, frameworks: {→frist: '6.2'}}}",
        "unknown key frist: did you mean first?",
        "未知のキー frist です: first ではありませんか",
    ),
    "unknown entry of a framework": (
        "roles: {a: {name: 甲, frameworks: {nice: [PD-WRL-003, →PD-WRL-0033]}}}",
        "PD-WRL-0033 is not in NICE Framework work roles 2.0.0: did you mean PD-WRL-003?",
        "PD-WRL-0033 は NICE Framework work roles 2.0.0 にありません: PD-WRL-003 ではありませんか",
    ),
    "yes where an open post is meant": (
        "posts: {incident: {p: {name: 当番, open: →yes}}}",
        "true or false is expected, not yes",
        "true か false が必要です: yes",
    ),
    "posting for no role": (
        "roles: {triage: {name: T}}\npostings: {→triag: {title: T}}",
        "triag is not in roles: did you mean triage?",
        "triag は roles にありません: triage ではありませんか",
    ),
    "link to an unknown place": (
        "overview: {places: {office: {name: O, kind: unit}, csirt: {name: C, kind: csirt}},\n"
        "  links: {office: {→csrt: {}}}}",
        "csrt is not in places: did you mean csirt?",
        "csrt は places にありません: csirt ではありませんか",
    ),
    "place in an unknown place": (
        "overview: {places: {office: {name: O, kind: unit}, csirt: {name: C, kind: csirt, in: →ofice}}}",
        "ofice is not in places: did you mean office?",
        "ofice は places にありません: office ではありませんか",
    ),
    # ids and keys that stand twice
    "role and party of one id": (
        "roles: {desk: {name: A}}\nparties: {→desk: {name: B, kind: vendor}}",
        "the id desk is used at plan.yaml:2:9 too: choose another one",
        "ID desk は plan.yaml:2:9 でも使われています: 別の ID にしてください",
    ),
    "role and team of one id": (
        "teams: {→desk: {name: B}}\nroles: {desk: {name: A}}",
        "the id desk is used at plan.yaml:3:9 too: choose another one",
        "ID desk は plan.yaml:3:9 でも使われています: 別の ID にしてください",
    ),
    "party and team of one id": (
        "parties: {desk: {name: B, kind: vendor}}\nteams: {→desk: {name: A}}",
        "the id desk is used at plan.yaml:2:11 too: choose another one",
        "ID desk は plan.yaml:2:11 でも使われています: 別の ID にしてください",
    ),
    "entry defined twice": (
        "roles:\n  a: {name: A}\n  →a: {name: B}",
        "a is defined at plan.yaml:3:3 already: remove one of them",
        "キー a は plan.yaml:3:3 にもあります: どちらかを削除してください",
    ),
    "section defined twice": (
        "roles: {a: {name: A}}\n→roles: {b: {name: B}}",
        "roles is defined at plan.yaml:2:1 already: remove one of them",
        "キー roles は plan.yaml:2:1 にもあります: どちらかを削除してください",
    ),
    "key twice, once in quotes": (
        "roles: {a: {name: 甲, →'name': 乙}}",
        "name is defined at plan.yaml:2:13 already: remove one of them",
        "キー name は plan.yaml:2:13 にもあります: どちらかを削除してください",
    ),
    "entry defined in two files": (
        {"plan.yaml": HEAD, "one.yaml": "roles: {a: {name: A}}", "two.yaml": "roles: {b: {name: B}, a: {→name: C}}"},
        "name is defined at one.yaml:1:13 already: remove one of them",
        "キー name は one.yaml:1:13 にもあります: どちらかを削除してください",
    ),
    "header in two files": (
        {"a.yaml": "plan: {id: ours, title: Ours}", "b.yaml": "plan: {revision: 1, →title: Ours}"},
        "title is defined at a.yaml:1:18 already: remove one of them",
        "キー title は a.yaml:1:18 にもあります: どちらかを削除してください",
    ),
    # wrong types
    "list where entries belong": (
        "roles: →[a, b]",
        "“key: value” lines are expected here",
        "「キー: 値」の形が必要です",
    ),
    "list where text belongs": (
        "roles: {a: {name: →[A]}}",
        "a text or {ja: …, en: …} is expected here",
        "文字列、または {ja: …, en: …} が必要です",
    ),
    "empty mapping where text belongs": (
        "roles: {a: {name: →{}}}",
        "a text or {ja: …, en: …} is expected here",
        "文字列、または {ja: …, en: …} が必要です",
    ),
    "list where one language belongs": (
        "roles: {a: {name: {ja: →[甲]}}}",
        "a text or {ja: …, en: …} is expected here",
        "文字列、または {ja: …, en: …} が必要です",
    ),
    "mapping where a list belongs": (
        AB + "posts: {incident: {p: {name: P, roles: →{a: b}}}}",
        "a list is expected here: write [ … ]",
        "リストが必要です: [ … ] で書いてください",
    ),
    "yes where true belongs": (
        "roles: {a: {name: 甲, specialist: →yes}}",
        "true or false is expected, not yes",
        "true か false が必要です: yes",
    ),
    "word where a number belongs": (
        "roles: {a: {name: A}}\nposts: {incident: {a: {people: →many}}}",
        "a whole number from 0 to 9999 is expected, not many",
        "0 から 9999 までの整数が必要です: many",
    ),
    "broken number of people": (
        "roles: {a: {name: A}}\nposts: {incident: {a: {people: →1.5}}}",
        "a whole number from 0 to 9999 is expected, not 1.5",
        "0 から 9999 までの整数が必要です: 1.5",
    ),
    "true as a number of people": (
        "roles: {a: {name: A}}\nposts: {incident: {a: {people: →true}}}",
        "a whole number from 0 to 9999 is expected, not true",
        "0 から 9999 までの整数が必要です: true",
    ),
    "fewer than no people": (
        "roles: {a: {name: A}}\nposts: {incident: {a: {people: →-1}}}",
        "a whole number from 0 to 9999 is expected, not -1",
        "0 から 9999 までの整数が必要です: -1",
    ),
    "one person too many": (
        "roles: {a: {name: A}}\nposts: {incident: {a: {people: →10000}}}",
        "a whole number from 0 to 9999 is expected, not 10000",
        "0 から 9999 までの整数が必要です: 10000",
    ),
    "number of hundred digits": (
        "roles: {a: {name: A}}\nposts: {incident: {a: {people: →" + "9" * 100 + "}}}",
        f"a whole number from 0 to 9999 is expected, not {'9' * 39}…",
        f"0 から 9999 までの整数が必要です: {'9' * 39}…",
    ),
    "unknown kind of party": (
        "parties: {p: {name: 業者, kind: →vender}}",
        "vender is not allowed here: did you mean vendor? (one of vendor, external, management, system, customer, internal, committee, authority)",  # noqa: E501
        "vender は使えません: vendor ではありませんか (候補 vendor, external, management, system, customer, internal, committee, authority)",  # noqa: E501
    ),
    "unknown mode of a role": (
        "roles: {a: {name: A, modes: [incident, →peace]}}",
        "peace is not allowed here: did you mean peacetime? (one of peacetime, incident)",
        "peace は使えません: peacetime ではありませんか (候補 peacetime, incident)",
    ),
    # what is missing
    "no header": (
        {"roles.yaml": "→roles: {a: {name: A}}"},
        "plan is missing: add it",
        "plan がありません: 追加してください",
    ),
    "header without an id": (
        "→plan: {title: Ours}",
        "id is missing: add it",
        "id がありません: 追加してください",
    ),
    "role without a name": (
        "roles:\n  →a:\n    duty: 統括",
        "name is missing: add it",
        "name がありません: 追加してください",
    ),
    "flow without a kind": (
        AB + "flows: {a: {→b: {}}}",
        f"kind is missing: add it, one of {FLOWS}",
        f"kind がありません: {FLOWS} から選んで追加してください",
    ),
    "one flow of several without a kind": (
        AB + "flows: {a: {b: [{kind: report}, →{label: 状況}]}}",
        f"kind is missing: add it, one of {FLOWS}",
        f"kind がありません: {FLOWS} から選んで追加してください",
    ),
    # signs that people type and YAML does not read as they look
    "full-width colon after a key of the plan": (
        "parties→：\n  a: {name: A, kind: vendor}",
        "found a full-width colon (：) U+FF1A: write “: ” instead",
        "全角コロン（：） U+FF1A があります: 半角の “: ” にしてください",
    ),
    "full-width colon in an entry": (
        "roles:\n  a:\n    →name：統括",
        "found a full-width colon (：) U+FF1A: write “: ” instead",
        "全角コロン（：） U+FF1A があります: 半角の “: ” にしてください",
    ),
    "full-width space as indentation": (
        "roles:\n→　desk: {name: A}",
        "found a full-width space U+3000: write “ ” instead",
        "全角スペース U+3000 があります: 半角の “ ” にしてください",
    ),
    "word joiner before a key": (
        "roles:\n  a: {name: A}\n→\u2060terms: {x: Y}",
        "found an invisible character U+2060: remove it",
        "見えない文字 U+2060 があります: 取り除いてください",
    ),
    "full-width comma between ids": (
        "roles: {a: {name: A}, b: {name: B}, c: {name: C, combines: [→a，b]}}",
        "found a full-width comma (，) U+FF0C: write “, ” instead",
        "全角コンマ（，） U+FF0C があります: 半角の “, ” にしてください",
    ),
    "typographic quotation marks around a text with a colon": (
        "roles: {a: {name: →“A: B”}}",
        "found a typographic quotation mark (“ ”) U+201C: write '\"' instead",
        "引用符（“ ”） U+201C があります: 半角の '\"' にしてください",
    ),
    # nothing is near
    "a key like no other": (
        "groups: {g: {name: G, →telephone: 1}}",
        "unknown key telephone: use one of name, tier",
        "未知のキー telephone です: name, tier から選んでください",
    ),
    "an id in capitals": (
        "teams: {soc: {name: 監視}}\nroles: {a: {name: A, team: →SOC}}",
        "SOC is not in teams: did you mean soc?",
        "SOC は teams にありません: soc ではありませんか",
    ),
    "an id of what there is none of": (
        "roles: {a: {name: A, group: →x}}",
        "x is not in groups: there is none yet, define it first",
        "x は groups にありません: まだ1つもありません。先に定義してください",
    ),
    "a word that is no label": (
        AB + "flows: {a: {b: {label: →alert, kind: report}}}",
        "alert is not in labels: there is none yet, define it first; for the word itself write {en: alert}",
        "alert は labels にありません: まだ1つもありません。先に定義してください。"
        "この語をそのまま書くには {en: alert} とします",
    ),
    "two ids where one is expected": (
        "roles: {a: {name: A}}\nposts: {incident: {a: {}, x: {name: X, held-by: →[a, a]}}}",
        "one id is expected here",
        "ID が1つ必要です",
    ),
    "a value like no other": (
        AB + "flows: {a: {b: {kind: →escalate}}}",
        f"escalate is not allowed here: use one of {FLOWS}",
        f"escalate は使えません: {FLOWS} から選んでください",
    ),
    # people, times, order
    "a holder nobody knows, who is not named": (
        "people: {sato: {name: S}}\nposts: {incident: {x: {name: X, holders: [sato, →satou]}}}",
        "this holder is not in people: check the spelling, or add the person",
        "people にいない人です: つづりを確認するか、people に追加してください",
    ),
    "a holder twice": (
        "people: {sato: {name: S}}\nposts: {incident: {x: {name: X, →holders: [sato, sato]}}}",
        "the same person twice: remove one of them",
        "同じ人が2回書かれています: 1つを削除してください",
    ),
    "a deputy of oneself": (
        "roles: {→a: {name: A, deputy-of: a}}",
        "deputy-of is circular (a → a): break the circle",
        "deputy-of が循環しています (a → a): どこかで断ち切ってください",
    ),
    "deputies of each other": (
        "roles: {→a: {name: A, deputy-of: {b: {}}}, b: {name: B, deputy-of: [a]}}",
        "deputy-of is circular (a → b → a): break the circle",
        "deputy-of が循環しています (a → b → a): どこかで断ち切ってください",
    ),
    "a deputy of nobody": (
        "roles: {a: {name: A, deputy-of: {→bb: {when: absent}}}, b: {name: B}}",
        "bb is not in roles: did you mean b?",
        "bb は roles にありません: b ではありませんか",
    ),
    "a step twice from one sender": (
        AB + "parties: {c: {name: C, kind: internal}}\n"
        "flows: {a: {b: {kind: report, step: 2}, c: {kind: report, step: →2, modes: incident}}}",
        "step 2 of a is at plan.yaml:4:37 too: choose another number",
        "a の step 2 は plan.yaml:4:37 にもあります: 別の番号にしてください",
    ),
    "an unreadable time": (
        AB + "flows: {a: {b: {kind: report, within: →30 min}}}",
        "30 min is no time: write it as 30m, 24h, 3d, or 5bd for business days",
        "30 min は時間ではありません: 30m (分)、24h (時間)、3d (日)、5bd (営業日) の形で書いてください",
    ),
    "hours of no clock": (
        "posts: {incident: {x: {name: X, on-call: {hours: →9-25}}}}",
        "hours are expected here: write them as 9-17 or 18:30-9",
        "時間帯が必要です: 9-17、18:30-9 の形で書いてください",
    ),
    "on-call hours that overlap past midnight": (
        "posts: {incident: {x: {name: X, →on-call: [{hours: 18-9}, {hours: 8:30-17}]}}}",
        "on call at 18-9 and 8:30-17 at the same time: let one begin where the other ends",
        "当番の時間帯 18-9 と 8:30-17 が重なっています: 重ならないように分けてください",
    ),
    "a phone number that is none, which is not shown": (
        "people: {sato: {name: S, contacts: {phone: →03-12}}}",
        "not a phone number: write it with its country (+81-3-…), or a Japanese one with its area code (03-…)",
        "電話番号ではありません: 市外局番から (03-…)、または国番号から (+81-3-…) 書いてください",
    ),
    "a mail address that is none, which is not shown": (
        "parties: {p: {name: P, kind: vendor, contacts: [{mail: →a@b@c}]}}",
        "not a mail address: check its spelling",
        "メールアドレスではありません: つづりを確認してください",
    ),
    "a contact without anything to reach somebody by": (
        "people: {sato: {name: S, contacts: [→{use: night}]}}",
        "nothing to reach anybody by: add phone, mail or chat",
        "連絡先がありません: phone、mail、chat のどれかを書いてください",
    ),
    "a private value that is no choice, which is not shown": (
        "people: {sato: {name: S, contacts: {phone: 03-5253-2111, use: →private-word}}}",
        "(withheld) is not allowed here: check its spelling",
        "(非公開) は使えません: つづりを確認してください",
    ),
    "no date": (
        "people: {sato: {name: S, verified: →April}}",
        "a date is expected here: write it as 2026-04-01",
        "日付が必要です: 2026-04-01 の形で書いてください",
    ),
    "a deadline of an authority without a basis": (
        "parties: {p: {name: P, kind: authority}}\ndeadlines: {→d: {name: D, to: p, within: 3d}}",
        "d is due to an authority, but on no basis: add the law or rule as basis",
        "d は監督官庁への期限ですが、根拠がありません: basis に法令などを書いてください",
    ),
    "a deadline without a time": (
        "parties: {p: {name: P, kind: customer}}\ndeadlines: {→d: {name: D, to: p}}",
        "d has no time: add within, such as 3d, or due in words",
        "d に期限がありません: within (3d など) か due (文) を書いてください",
    ),
    "a word of no value": (
        "words: {→in-hause: 庁内}",
        "unknown key in-hause: did you mean in-house?",
        "未知のキー in-hause です: in-house ではありませんか",
    ),
    # texts and ids
    "blank text": (
        "roles: {a: {name: →' '}}",
        "the text is empty: add text or delete the line",
        "空の文字列です: 文字を書くか、行を削除してください",
    ),
    "blank label": (
        AB + "flows: {a: {b: {kind: report, label: →''}}}",
        "the text is empty: add text or delete the line",
        "空の文字列です: 文字を書くか、行を削除してください",
    ),
    "text one character too long": (
        f"roles: {{a: {{name: 甲, duty: →{LONG}超}}}}",
        "the text has 501 characters: use at most 500",
        "501 文字あります: 500 文字以下にしてください",
    ),
    "one language too long": (
        f"roles: {{a: {{name: {{ja: {LONG}, en: →{LONG}超}}}}}}",
        "the text has 501 characters: use at most 500",
        "501 文字あります: 500 文字以下にしてください",
    ),
    "Japanese id": (
        "roles: {→指揮者: {name: 指揮者}}",
        "指揮者 cannot be an id: use lower-case letters, digits and hyphens, such as soc-lead",
        "指揮者 は ID にできません: 半角の英小文字・数字・ハイフンで書いてください (例 soc-lead)",
    ),
    "capitals in an id": (
        "roles: {→SOC-Lead: {name: 指揮者}}",
        "SOC-Lead cannot be an id: use lower-case letters, digits and hyphens, such as soc-lead",
        "SOC-Lead は ID にできません: 半角の英小文字・数字・ハイフンで書いてください (例 soc-lead)",
    ),
    "underscore in an id": (
        "posts: {incident: {→it_liaison: {name: IT}}}",
        "it_liaison cannot be an id: use lower-case letters, digits and hyphens, such as it-liaison",
        "it_liaison は ID にできません: 半角の英小文字・数字・ハイフンで書いてください (例 it-liaison)",
    ),
    "slash in the plan's id": (
        "plan: {title: 自社の計画, id: →../etc}",
        "../etc cannot be an id: use lower-case letters, digits and hyphens, such as etc",
        "../etc は ID にできません: 半角の英小文字・数字・ハイフンで書いてください (例 etc)",
    ),
    "id one character too long": (
        f"roles: {{→{LONG_ID}b: {{name: A}}}}",
        f"{'a' * 39}… cannot be an id: use lower-case letters, digits and hyphens, such as {LONG_ID}",
        f"{'a' * 39}… は ID にできません: 半角の英小文字・数字・ハイフンで書いてください (例 {LONG_ID})",
    ),
    # what makes no sense
    "flow to itself": (
        "roles: {a: {name: A}}\nflows: {a: {→a: {kind: report}}}",
        "a flow from a to itself: correct its receiver",
        "a から自分自身への流れです: 宛先を直してください",
    ),
    "post under itself": (
        "posts: {incident: {→a: {name: A, under: a}}}",
        "under is circular (a → a): break the circle",
        "under が循環しています (a → a): どこかで断ち切ってください",
    ),
    "posts under each other": (
        "posts: {incident: {x: {name: X, under: a}, →a: {name: A, under: b}, b: {name: B, under: a}}}",
        "under is circular (a → b → a): break the circle",
        "under が循環しています (a → b → a): どこかで断ち切ってください",
    ),
    "posts held by each other": (
        "posts: {peacetime: {→a: {name: A, held-by: b}, b: {name: B, held-by: c}, c: {name: C, held-by: a}}}",
        "held-by is circular (a → b → c → a): break the circle",
        "held-by が循環しています (a → b → c → a): どこかで断ち切ってください",
    ),
    "roles that combine each other": (
        "roles: {→a: {name: A, combines: b}, b: {name: B, combines: [c, a]}, c: {name: C}}",
        "combines is circular (a → b → a): break the circle",
        "combines が循環しています (a → b → a): どこかで断ち切ってください",
    ),
    # plans over plans
    "nothing to remove": (
        {**BASE, "plan.yaml": OVER + "roles: {→pok: }"},
        "there is no pok to remove in the base plan: did you mean poc?",
        "取り除く pok が元のプランにありません: poc ではありませんか",
    ),
    "nothing to remove in a role": (
        {**BASE, "plan.yaml": OVER + "roles: {poc: {name: 窓口, →names: null}}"},
        "there is no names to remove in the base plan: did you mean name?",
        "取り除く names が元のプランにありません: name ではありませんか",
    ),
    "mistake in the plan below": (
        {"../base/roles.yaml": "roles: {a: {name: 甲, →dutty: x}}", "plan.yaml": OVER},
        "unknown key dutty: did you mean duty?",
        "未知のキー dutty です: duty ではありませんか",
    ),
    "role removed that a flow below names": (
        {
            "../base/x.yaml": "roles: {poc: {name: P}, soc: {name: S}}\nflows: {soc: {→poc: {kind: report}}}",
            "plan.yaml": OVER + "roles: {poc: ~}",
        },
        "poc is not in roles, parties, teams, groups, units: did you mean soc?",
        "poc は roles, parties, teams, groups, units にありません: soc ではありませんか",
    ),
    "extends that is not there": (
        "plan: {id: ours, title: 自社, extends: →../last-year}",
        "extends names ../last-year, which does not exist: try csirtgraph:common, csirtgraph:pattern-a, "
        "csirtgraph:pattern-b, csirtgraph:pattern-c, csirtgraph:pattern-d",
        "extends 先 ../last-year がありません: csirtgraph:common, csirtgraph:pattern-a, csirtgraph:pattern-b, "
        "csirtgraph:pattern-c, csirtgraph:pattern-d などを指定してください",
    ),
    "extends of a pattern that is not there": (
        "plan: {id: ours, title: 自社, extends: →csirtgraph:pattern-z}",
        "extends names csirtgraph:pattern-z, which does not exist: try csirtgraph:common, csirtgraph:pattern-a, "
        "csirtgraph:pattern-b, csirtgraph:pattern-c, csirtgraph:pattern-d",
        "extends 先 csirtgraph:pattern-z がありません: csirtgraph:common, csirtgraph:pattern-a, csirtgraph:pattern-b, "
        "csirtgraph:pattern-c, csirtgraph:pattern-d などを指定してください",
    ),
    "plan that extends itself": (
        {"plan.yaml": "plan: {id: ours, title: 自社, extends: →.}"},
        "extends is circular (. → .): break the circle",
        "extends が循環しています (. → .): どこかで断ち切ってください",
    ),
    "plans that extend each other": (
        {"plan.yaml": OVER, "../base/plan.yaml": "plan: {id: base, title: Base, extends: →../ours}"},
        "extends is circular (. → ../base → ../base/../ours): break the circle",
        "extends が循環しています (. → ../base → ../base/../ours): どこかで断ち切ってください",
    ),
    "extends that is a list": (
        "plan: {id: ours, title: 自社, extends: →[../base]}",
        "a text or {ja: …, en: …} is expected here",
        "文字列、または {ja: …, en: …} が必要です",
    ),
    # YAML that is refused
    "words instead of a plan": (
        {"plan.yaml": "→コマンダーは全体を統括する"},
        "“key: value” lines are expected here",
        "「キー: 値」の形が必要です",
    ),
    "list instead of a plan": (
        {"plan.yaml": "→- plan"},
        "“key: value” lines are expected here",
        "「キー: 値」の形が必要です",
    ),
    "empty file": (
        {"plan.yaml": HEAD, "roles.yaml": "→"},
        "the file is empty: add content or delete it",
        "ファイルが空です: 内容を書くか、ファイルを削除してください",
    ),
    "file of comments": (
        {"plan.yaml": "→# nothing yet\n\n# 未定\n"},
        "the file is empty: add content or delete it",
        "ファイルが空です: 内容を書くか、ファイルを削除してください",
    ),
    "tab as indentation": (
        "roles:\n→\ta: {name: A}",
        "a tab is used as indentation: use spaces",
        "字下げにタブがあります: 空白に置き換えてください",
    ),
    "tab behind spaces": (
        "roles:\n  a:\n  →\tname: A",
        "a tab is used as indentation: use spaces",
        "字下げにタブがあります: 空白に置き換えてください",
    ),
    "anchor": (
        "roles: {a: →&one {name: A}}",
        "anchors and aliases (& *) are not allowed: write the value out",
        "アンカー・エイリアス (& *) は使えません: 値をそのまま書いてください",
    ),
    "alias": (
        "roles: {a: {name: 甲}, b: →*one}",
        "anchors and aliases (& *) are not allowed: write the value out",
        "アンカー・エイリアス (& *) は使えません: 値をそのまま書いてください",
    ),
    "merge key": (
        "roles: {a: {name: 甲, →<<: {duty: x}}}",
        "merge keys (<<) are not allowed: use extends",
        "マージキー (<<) は使えません: extends を使ってください",
    ),
    "tag that would run a program": (
        "roles: {a: {name: 甲, duty: →!!python/object/apply:os.system [id]}}",
        "the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed: remove it",
        "タグ tag:yaml.org,2002:python/object/apply:os.system は使えません: タグを外してください",
    ),
    "tag of one's own": (
        "roles: {a: {name: →!secret 甲}}",
        "the tag !secret is not allowed: remove it",
        "タグ !secret は使えません: タグを外してください",
    ),
    "list as a key": (
        "? →[a, b]\n: x",
        "a key is a list or a mapping: use a single word",
        "キーがリストや表になっています: 1つの語にしてください",
    ),
    "33 levels": (
        "x: " + "[" * 31 + "→[" + "]" * 32,
        "nested deeper than 32 levels: flatten it",
        "入れ子が 32 段を超えています: 浅くしてください",
    ),
    "brackets without end": (
        {"plan.yaml": "[" * 32 + "→" + "[" * 500},
        "nested deeper than 32 levels: flatten it",
        "入れ子が 32 段を超えています: 浅くしてください",
    ),
    "dashes without end": (
        {"plan.yaml": "- " * 32 + "→" + "- " * 50_000},
        "nested deeper than 32 levels: flatten it",
        "入れ子が 32 段を超えています: 浅くしてください",
    ),
    "wrong indentation": (
        "roles:\n  a: {name: A}\n →b: {name: B}",
        "not valid YAML (did not find expected key): check indentation, colons and quotes",
        "YAML として読めません (did not find expected key): 字下げ、コロン、引用符を確認してください",
    ),
    "control character": (
        "roles: {a: {name: コマンダー→\x07}}",
        "character U+0007 is not allowed: remove it",
        "使えない文字 U+0007 があります: 取り除いてください",
    ),
    "C1 control character": (
        "roles: {a: {name: コマンダー→\x85}}",
        "character U+0085 is not allowed: remove it",
        "使えない文字 U+0085 があります: 取り除いてください",
    ),
    "character that is none": (
        "roles: {a: {name: コマンダー→\uffff}}",
        "character U+FFFF is not allowed: remove it",
        "使えない文字 U+FFFF があります: 取り除いてください",
    ),
}


def written(sample: str | dict[str, str], write_plan: WritePlan) -> tuple[Path, str]:
    """The folder of a sample, and the place its pointer shows as `file:line:column`."""
    if isinstance(sample, str):
        sample = {"plan.yaml": sample if "plan:" in sample else HEAD + sample}
    [(file, text)] = [(file, text) for file, text in sample.items() if POINTER in text]
    before = text.split(POINTER)[0]
    place = f"{file}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    return write_plan({name: content.replace(POINTER, "") for name, content in sample.items()}), place


def error_of(target: Path | str) -> PlanError:
    """What a plan is refused with."""
    with pytest.raises(PlanError) as caught:
        load_plan(target)
    return caught.value


def messages_of(target: Path, language: str = "en") -> list[str]:
    """The messages about a plan, with paths from its folder on."""
    return [shortened(problem.text(language), target) for problem in error_of(target).problems]


def shortened(text: str, folder: Path) -> str:
    """A message with paths from the plan's folder on."""
    return text.replace(f"{folder}/", "").replace(str(folder), ".")


@pytest.mark.parametrize(("sample", "english", "japanese"), BAD.values(), ids=BAD)
def test_a_mistake_is_one_message_at_its_place(
    sample: str | dict[str, str], english: str, japanese: str, write_plan: WritePlan
):
    folder, place = written(sample, write_plan)
    assert messages_of(folder, "en") == [f"{place}: {english}"]
    assert messages_of(folder, "ja") == [f"{place}: {japanese}"]


@pytest.mark.parametrize(("sample", "english", "japanese"), BAD.values(), ids=BAD)
def test_the_command_line_prints_a_mistake_and_ends_with_1(
    sample: str | dict[str, str], english: str, japanese: str, write_plan: WritePlan
):
    folder, place = written(sample, write_plan)
    for locale, words in {"en_GB.UTF-8": english, "ja_JP.UTF-8": japanese}.items():
        result = CliRunner().invoke(main, ["list", str(folder)], env={"LC_ALL": locale})
        assert isinstance(result.exception, SystemExit)
        assert (result.exit_code, result.stdout) == (1, "")
        assert shortened(result.stderr, folder) == f"{place}: {words}\n"


#: The same for what is not yet told as it should be, and why.
NOT_YET: dict[str, tuple[str | dict[str, str], str, str]] = {
    "text where an entry belongs": (  # "name is missing" is told besides
        "business-groups: {a: →実務}",
        "“key: value” lines are expected here",
        "「キー: 値」の形が必要です",
    ),
    "second document": (  # what follows the first document is never read
        HEAD + "→---\nroles: {a: {name: A}}\n",
        "more than one document (---) in the file: use one file for each",
        "1つのファイルに複数の文書 (---) があります: ファイルを分けてください",
    ),
    "control character written as an escape": (  # only the file's own characters are checked
        'roles: {a: {name: →"コマンダー\\x07"}}',
        "character U+0007 is not allowed: remove it",
        "使えない文字 U+0007 があります: 取り除いてください",
    ),
    "places within each other": (  # circles of `in` are not looked for
        "overview: {places: {→us: {name: U, kind: unit, in: all}, all: {name: A, kind: unit, in: us}}}",
        "in is circular (us → all → us): break the circle",
        "in が循環しています (us → all → us): どこかで断ち切ってください",
    ),
    "flows of one id": (  # the other one is named as "flows"
        AB + "flows: {a: {b: [{kind: report, id: x}, →{kind: report, id: x}]}}",
        "the id x is used at plan.yaml:3:17 too: choose another one",
        "ID x は plan.yaml:3:17 でも使われています: 別の ID にしてください",
    ),
    "superior of the other mode": (  # ids of both modes count as one set; the line of command is silently left out
        AB + "posts: {peacetime: {a: {}}, incident: {b: {under: →a}}}",
        "a is not in posts: use one of b",
        "a は posts にありません: b から選んでください",
    ),
}


@pytest.mark.parametrize(("sample", "english", "japanese"), NOT_YET.values(), ids=NOT_YET)
def test_a_mistake_is_not_yet_one_message_at_its_place(
    sample: str | dict[str, str], english: str, japanese: str, write_plan: WritePlan
):
    folder, place = written(sample, write_plan)
    assert messages_of(folder, "en") == [f"{place}: {english}"]
    assert messages_of(folder, "ja") == [f"{place}: {japanese}"]


@pytest.mark.parametrize("rest", ["roles: {a: {name: A}}", "]]]", "- a"])
def test_what_follows_the_plan_in_its_file_is_not_ignored(rest: str, write_plan: WritePlan):
    error_of(write_plan(plan="{plan: {id: ours, title: Ours}}\n" + rest))


def test_all_missing_keys_of_an_entry_are_reported_at_once(write_plan: WritePlan):
    folder = write_plan(plan=HEAD + "parties: {press: {}}")
    assert messages_of(folder) == [
        "plan.yaml:2:11: kind is missing: add it, one of vendor, external, management, system, customer, internal, committee, authority",  # noqa: E501
        "plan.yaml:2:11: name is missing: add it",
    ]


def test_extends_of_a_folder_named_like_a_year_is_not_ignored(write_plan: WritePlan):
    write_plan(folder="2025", plan="plan: {id: old, title: Old}\nroles: {a: {name: A}}\n")
    folder = write_plan(folder="2026", plan="plan: {id: new, title: New, extends: 2025}\n")
    assert messages_of(folder)[0].startswith("plan.yaml:1:38: extends names 2025, which does not exist")


def test_an_extends_longer_than_any_path_is_refused(write_plan: WritePlan):
    assert messages_of(write_plan(plan=f"plan: {{id: ours, title: Ours, extends: {LONG_ID * 5}}}\n"))


def test_a_target_longer_than_any_path_is_refused():
    assert [problem.code for problem in error_of("a" * 300).problems] == ["no-file"]


def test_a_message_stays_on_one_line_whatever_the_file_holds(write_plan: WritePlan):
    folder = write_plan(plan=HEAD + '"ro\\nles": {}\n')
    assert len(messages_of(folder)[0].splitlines()) == 1


def test_too_many_flows_are_refused(write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "ENTRIES", 2)
    folder = write_plan(plan=HEAD + AB + "flows: {a: {b: [{kind: report}, {kind: report}, {kind: report}]}}")
    assert [problem.code for problem in error_of(folder).problems] == ["too-many"]


def test_a_byte_that_is_not_utf_8_is_found_behind_a_byte_order_mark(write_plan: WritePlan):
    folder = write_plan(plan=b"\xef\xbb\xbfplan: {id: \xff")
    assert messages_of(folder) == ["plan.yaml:1:12: not UTF-8 (byte 0xff): save the file as UTF-8"]


FIVE = """\
plan: {id: ours, title: 自社の計画, titel: x}
roles:
  commander: {name: コマンダー, group: respons}
  Triage: {name: トリアージ}
  poc: {name: 窓口, modes: incidents}
posts:
  incident:
    commander: {people: 1O}
groups: {response: {name: 対応}}
"""
FIVE_TOLD = [
    "plan.yaml:1:32: unknown key titel: did you mean title?",
    "plan.yaml:3:35: respons is not in groups: did you mean response?",
    "plan.yaml:4:3: Triage cannot be an id: use lower-case letters, digits and hyphens, such as triage",
    "plan.yaml:5:26: incidents is not allowed here: did you mean incident? (one of peacetime, incident)",
    "plan.yaml:8:25: a whole number from 0 to 9999 is expected, not 1O",
]


def test_five_mistakes_are_five_messages_in_the_order_of_the_file(write_plan: WritePlan):
    assert messages_of(write_plan(plan=FIVE)) == FIVE_TOLD


def test_the_command_line_counts_several_mistakes(write_plan: WritePlan):
    folder = write_plan(plan=FIVE)
    english = CliRunner().invoke(main, ["list", str(folder)])
    japanese = CliRunner().invoke(main, ["list", str(folder)], env={"LC_ALL": "ja_JP.UTF-8"})
    assert shortened(english.stderr, folder).splitlines() == [*FIVE_TOLD, "5 problems"]
    assert japanese.stderr.splitlines()[-1] == "誤りが 5 件あります"


def test_mistakes_in_several_files_are_reported_together(write_plan: WritePlan):
    folder = write_plan(plan="plan: {id: ours, id: mine}\n", roles="roles: [\n", flows="", posts=b"posts: \xff")
    assert [message.split(" ")[0] for message in messages_of(folder)] == [
        "flows.yaml:1:1:",
        "plan.yaml:1:18:",
        "posts.yaml:1:8:",
        "roles.yaml:2:1:",
    ]


def test_every_tab_and_control_character_of_a_file_is_reported(write_plan: WritePlan):
    folder = write_plan(plan=HEAD + "roles:\n\ta: {name: A\x01}\n\tb: {name: B}\n")
    assert [message.split(" ")[0] for message in messages_of(folder)] == [
        "plan.yaml:3:1:",
        "plan.yaml:3:13:",
        "plan.yaml:4:1:",
    ]


def test_windows_line_ends_do_not_shift_lines(write_plan: WritePlan):
    folder = write_plan(plan=FIVE.replace("\n", "\r\n"))
    assert messages_of(folder) == FIVE_TOLD


def test_a_byte_order_mark_does_not_shift_columns(write_plan: WritePlan):
    assert messages_of(write_plan(plan=b"\xef\xbb\xbf" + FIVE.encode())) == FIVE_TOLD


@pytest.mark.parametrize(
    ("data", "place", "byte"),
    [
        ("plan: {id: ours, title: 計画}".encode("shift_jis"), "1:25", "8c"),
        (HEAD.encode() + "groups: {x: {name: 対応".encode() + b"\xa4\xb3}}", "2:22", "a4"),
        (HEAD.encode("utf-16"), "1:1", "ff"),
    ],
    ids=["Shift_JIS", "EUC-JP behind UTF-8", "UTF-16"],
)
def test_a_byte_that_is_not_utf_8_is_shown_with_its_place(data: bytes, place: str, byte: str, write_plan: WritePlan):
    folder = write_plan(plan=data)
    assert messages_of(folder, "en") == [f"plan.yaml:{place}: not UTF-8 (byte 0x{byte}): save the file as UTF-8"]
    assert messages_of(folder, "ja") == [
        f"plan.yaml:{place}: UTF-8 ではありません (バイト 0x{byte}): UTF-8 で保存してください"
    ]


def test_a_file_of_five_megabytes_is_read_and_a_larger_one_is_not(write_plan: WritePlan):
    filling = "#" * (limits.FILE_BYTES - len(HEAD))
    assert load_plan(write_plan(plan=HEAD + filling)).id == "ours"
    folder = write_plan(plan=HEAD + filling + "#")
    assert messages_of(folder, "en") == ["plan.yaml:1:1: the file has 5242881 bytes: split it below 5242880"]
    assert messages_of(folder, "ja") == ["plan.yaml:1:1: 5242881 バイトあります: 5242880 バイト以下に分割してください"]


def test_a_file_that_never_ends_is_refused():
    assert [problem.code for problem in error_of("/dev/zero").problems] == ["too-large"]


def test_an_empty_folder_is_refused(write_plan: WritePlan):
    folder = write_plan({"notes.txt": "plan: {}", ".hidden.yaml": HEAD})
    assert messages_of(folder, "en") == [".:1:1: the folder holds no YAML file: add one, such as roles.yaml"]
    assert messages_of(folder, "ja") == [
        ".:1:1: フォルダーに YAML ファイルがありません: roles.yaml などを置いてください"
    ]


@pytest.mark.parametrize("target", ["nowhere", "csirtgraph:pattern-z", "csirtgraph:..", "e", "a\0b"])
def test_a_plan_that_is_not_there_is_reported_with_those_that_are(target: str):
    [problem] = error_of(target).problems
    known = "a, b, c, d, csirtgraph:common, csirtgraph:pattern-a, csirtgraph:pattern-b, csirtgraph:pattern-c, "
    known += "csirtgraph:pattern-d"
    assert problem.text("en") == (
        f"{target}:1:1: there is no such plan: name a folder, a YAML file or a built-in one ({known})"
    )
    assert problem.text("ja") == (
        f"{target}:1:1: プランが見つかりません: フォルダー、YAML ファイル、または組み込みの {known} を指定してください"
    )


def test_a_file_that_cannot_be_read_says_why(write_plan: WritePlan):
    folder = write_plan(plan=HEAD)
    (folder / "roles.yaml").symlink_to(folder / "gone.yaml")
    assert messages_of(folder, "en") == [
        "roles.yaml:1:1: cannot be read (No such file or directory): check its location and permissions"
    ]
    assert messages_of(folder, "ja") == [
        "roles.yaml:1:1: 読み込めません (No such file or directory): 権限と場所を確認してください"
    ]


def test_a_folder_that_cannot_be_read_says_why(write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch):
    folder = write_plan(plan=HEAD)

    def denied(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    assert messages_of(folder) == [".:1:1: cannot be read (Permission denied): check its location and permissions"]


def test_too_many_files_are_refused(write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "FILES", 3)
    files = {"plan": HEAD, "one": "teams: {a: {name: A}}", "two": "teams: {b: {name: B}}"}
    assert load_plan(write_plan(**files)).id == "ours"
    folder = write_plan(three="teams: {c: {name: C}}")
    assert messages_of(folder, "en") == [".:1:1: more than 3 YAML files: remove what does not belong to the plan"]
    assert messages_of(folder, "ja") == [".:1:1: YAML ファイルが 3 個を超えています: 不要なものを除いてください"]


def test_flows_of_one_id_are_refused(write_plan: WritePlan):
    folder = write_plan(
        plan=HEAD + AB + "flows:\n  a:\n    b: {kind: report, id: x}\n  b:\n    a: {kind: report, id: x}\n"
    )
    assert [(problem.code, problem.position.line) for problem in error_of(folder).problems] == [("same-id", 7)]


def test_too_many_entries_are_refused(write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "ENTRIES", 2)
    assert load_plan(write_plan(plan=HEAD + AB)).id == "ours"
    folder = write_plan(plan=HEAD + "roles: {a: {name: A}, b: {name: B}, c: {name: C}}\n")
    assert messages_of(folder, "en") == ["plan.yaml:2:8: more than 2 entries: split the plan"]
    assert messages_of(folder, "ja") == ["plan.yaml:2:8: entries が 2 件を超えています: プランを分けてください"]


def chain(write_plan: WritePlan, length: int) -> Path:
    """A plan on top of `length` others."""
    for number in range(length):
        text = f"plan: {{id: p{number}, title: P, extends: ../p{number + 1}}}\n"
        write_plan(folder=f"p{number}", plan=text)
    write_plan(folder=f"p{length}", plan="plan: {id: last, title: P}\nroles: {a: {name: A}}\n")
    return write_plan(folder="p0")


def test_eight_levels_of_extends_are_fine(write_plan: WritePlan):
    assert list(load_plan(chain(write_plan, limits.EXTENDS)).roles) == ["a"]


def test_nine_levels_of_extends_are_refused(write_plan: WritePlan):
    folder = chain(write_plan, limits.EXTENDS + 1)
    (english,), (japanese,) = messages_of(folder, "en"), messages_of(folder, "ja")
    assert english.endswith("/p8/plan.yaml:1:35: extends is more than 8 levels deep: use fewer levels")
    assert japanese.endswith("/p8/plan.yaml:1:35: extends が 8 段を超えています: 段数を減らしてください")


GOOD = {
    "500 characters": f"roles: {{a: {{name: {{ja: {LONG}, en: {LONG}}}, duty: {LONG}}}}}",
    "an id of 64": f"roles: {{{LONG_ID}: {{name: A}}}}",
    "nobody": "roles: {a: {name: A}}\nposts: {incident: {a: {people: 0}}}",
    "9999 people": "roles: {a: {name: A}}\nposts: {incident: {a: {people: 9999}}}",
    "a stage in every year": "teams: {a: {name: A}}\n"
    "careers: {years: 40, ladders: {a: {stages: {from: 1, to: 40, gains: x}}}}",
    "tabs within text": "roles: {a: {name: 'a\tb'}}",
    "characters beyond the BMP": "roles: {a: {name: 𠮷野家🔥}}",
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_what_is_just_within_the_limits_is_read(body: str, write_plan: WritePlan):
    assert load_plan(write_plan(plan=HEAD + body)).id == "ours"


def test_32_levels_are_not_too_deep(write_plan: WritePlan):
    folder = write_plan(plan=HEAD + "term: " + "[" * 31 + "]" * 31)
    assert messages_of(folder) == ["plan.yaml:2:1: unknown key term: did you mean terms?"]


def test_every_message_says_the_same_in_both_languages():
    def gaps(text: str) -> set[str]:
        return {part.split("}")[0] for part in text.replace("{{", "").split("{")[1:]}

    assert {code: gaps(words.ja) for code, words in MESSAGES.items()} == {
        code: gaps(words.en) for code, words in MESSAGES.items()
    }


def test_the_error_itself_reads_like_the_messages(write_plan: WritePlan):
    folder = write_plan(plan=HEAD + "role: {}\nteam: {}\n")
    assert shortened(str(error_of(folder)), folder).splitlines() == messages_of(folder)


JUNK: list[Any] = [None, True, -7, 10**30, "", "no such thing", [], {}, [[]], {"x": {"y": []}}]


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value within a value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, inner in pairs for found in paths_in(inner, (*path, key)))]


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """The same value with something else at a path."""
    if not path:
        return new
    copy = value.copy()
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy


def without(value: Any, path: tuple[Any, ...]) -> Any:
    """The same value without what is at a path."""
    copy = value.copy()
    if len(path) == 1:
        del copy[path[0]]
    else:
        copy[path[0]] = without(value[path[0]], path[1:])
    return copy


def read_or_refused(data: str | bytes, write_plan: WritePlan) -> None:
    """Load a plan that may be bad; anything but a plan or a PlanError ends the test."""
    problems = []
    try:
        load_plan(write_plan(plan=data) / "plan.yaml")
    except PlanError as error:
        problems = [problem.text(language) for problem in error.problems for language in ("en", "ja")]
    assert all(problem.count(".yaml:") for problem in problems)


WHOLE = yaml.safe_load(EVERYTHING)
SECTIONS_OF_WHOLE = list(WHOLE)


@pytest.mark.parametrize("section", SECTIONS_OF_WHOLE)
def test_nothing_that_may_stand_in_a_section_ends_in_a_traceback(section: str, write_plan: WritePlan):
    for number, path in enumerate(paths_in(WHOLE[section], (section,))):
        for junk in JUNK[number % 3 :: 3]:  # each of them at every third place
            read_or_refused(json.dumps(replaced(WHOLE, path, junk), ensure_ascii=False), write_plan)


@pytest.mark.parametrize("section", SECTIONS_OF_WHOLE)
def test_nothing_left_out_of_a_section_ends_in_a_traceback(section: str, write_plan: WritePlan):
    for path in paths_in(WHOLE[section], (section,)):
        read_or_refused(json.dumps(without(WHOLE, path), ensure_ascii=False), write_plan)


def test_a_file_that_breaks_off_ends_in_no_traceback(write_plan: WritePlan):
    data = EVERYTHING.encode()
    for end in range(0, len(data), 7):
        read_or_refused(data[:end], write_plan)
