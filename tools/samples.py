"""YAML that several tests read: a header, a small plan that uses most of the format, and one that uses all of it."""

HEAD = "plan: {id: ours, title: Ours}\n"

#: Its sections, by name; joined they are one plan with both kinds of relation diagrams and organisation charts.
SECTIONS = {
    "plan": "plan: {id: ours, title: {ja: 自社の体制, en: Our team}, revision: 2026}\n",
    "groups": "groups: {response: {name: {ja: 対応, en: Response}, tier: command}}\n",
    "business-groups": "business-groups: {doers: {name: {ja: 実務, en: Doers}}}\n",
    "roles": """\
roles:
  commander: {name: {ja: コマンダー, en: Commander}, duty: {ja: 全体の統括, en: Leads}, group: response}
  poc: {name: PoC, short: P, combines: [poc-inside], business-group: doers}
  poc-inside: {name: {ja: PoC(社内), en: PoC (inside)}, tier: liaison, skills: [{ja: 話す}, writes], career: x}
  forensics:
    name: {ja: フォレンジックス, en: Forensics}
    sourcing: {peacetime: in-house, incident: outsourced}
    modes: incident
    specialist: true
    functions: {evidence: {name: {ja: 証拠保全, en: Keeps evidence}, modes: [incident]}}
    evidence: {sourcing: inferred}
""",
    "parties": "parties: {press: {name: {ja: 報道機関, en: Press}, kind: external, modes: incident, note: TV}}\n",
    "labels": "labels: {status: {ja: 状況説明, en: Status}}\n",
    "flows": """\
flows:
  commander:
    poc: {label: status, kind: report}
    forensics:
      - {label: {ja: 調査依頼, en: Inquiry}, kind: request, modes: incident, evidence: inferred}
      - {label: {ja: 追加調査, en: More}, kind: request, modes: incident}
  poc:
    commander: {label: status, kind: cooperate}
    press: {label: {ja: 発表, en: News}, kind: inform, modes: incident, id: news, direction: one-way}
""",
    "units": "units: {hq: {name: {ja: 本部, en: HQ}}}\n",
    "conditions": "conditions: {senior: {name: {ja: 高齢者雇用, en: senior staff}}}\n",
    "posts": """\
posts:
  peacetime:
    commander: {people: 1, unit: hq}
  incident:
    commander: {people: 1, unit: hq}
    poc: {under: commander, held-by: commander, conditions: senior}
    duty-officers: {name: {ja: 当番, en: On duty}, roles: [poc-inside, forensics], under: commander, people: 3}
""",
}
SMALL = "".join(SECTIONS.values())

#: Besides: the sections that tables and other figures are drawn from.
MORE = {
    "teams": "teams: {desk: {name: {ja: 窓口, en: Desk}}}\n",
    "careers": """\
careers:
  years: 10
  ladders:
    doers: {prerequisites: x, stages: [{from: 1, to: 3, gains: [x, y]}], education-from: 1, note: x}
""",
    "services": """\
service-categories: {before: {name: {ja: 事前対応型, en: Before}}}
services: {alerts: {name: Alerts, category: before, team: desk, frameworks: {first: ["6.2"], nice: PD-WRL-003}}}
capabilities: {soc: {name: SOC, does: [watches]}}
awareness: {drill: {name: Drill, aim: x, does: [x], inputs: [x], products: [x]}}
""",
    "overview": """\
overview:
  places: {us: {name: Us, kind: csirt, in: all}, all: {name: All, kind: organisation}, them: {name: T, kind: outside}}
  links: {us: {them: {label: x, direction: mutual}}}
""",
    "postings": """\
postings: {poc: {title: PoC, number: 1, duties: [x], required: {experience: [x]}, desired: {abilities: x}}}
""",
    "reference": """\
steps: {first: {name: First, detail: x}}
patterns: {own: {name: Own, definition: x, described: true}}
terms: {irt: {name: IRT, meaning: Incident response team}}
""",
}
EVERYTHING = SMALL + "".join(MORE.values())

#: A plan of people: who holds the posts and how they are reached, deputies, turns, steps with limits, reports due.
RESPONDING = """\
plan: {id: ours, title: Ours, revision: "2026", modes: incident, authorities: japan}
words: {in-house: {ja: 庁内, en: Internal staff}}
groups: {response: {name: Response, tier: command}}
roles:
  commander: {name: {ja: 責任者, en: Commander}, group: response, contacts: [{phone: 03-5253-2111}]}
  vice: {name: {ja: 副責任者, en: Vice}, deputy-of: {commander: {when: {ja: 不在時, en: when absent}}}}
  handler: {name: Handler, previously: analyst, link: "https://example.jp/handler", deputy-of: vice}
parties:
  police: {name: {ja: 警察, en: Police}, kind: authority, contacts: {phone: "+81-3-5253-2112", hours: 9-17}}
  insider: {name: Insider, kind: internal, private: true}
flows:
  handler:
    commander: {label: First report, kind: report, step: 1, within: 30m, via: [phone, chat], when: at once}
    insider: {label: Asks, kind: request, step: 2}
  commander:
    police: {label: Report, kind: inform, step: 1, within: 24h, via: [form]}
people:
  sato: {name: {ja: 佐藤 花子, en: Hanako Sato}, department: IT, title: CISO, verified: 2026-04-01, private: true,
    contacts: [{phone: "+81-3-5253-2111", use: night, hours: 17-9}, {mail: sato@example.jp}, {chat: "@sato"}]}
  suzuki: {name: 鈴木 一郎, contacts: {phone: 090-1234-5678, use: mobile}}
posts:
  incident:
    commander: {holders: [sato, suzuki], people: 1}
    handler: {under: [commander, vice], on-call: [{hours: 9-17, holders: [suzuki]}, {hours: 17-9, rotation: weekly}]}
    vice: {under: commander, held-by: handler, open: true}
deadlines:
  first: {name: First report, to: police, by: commander, within: 24h, since: known, basis: Act, checked: 2026-04-01}
  jp-ppc-preliminary: {by: commander}
csirt: {name: Ours, updated: 2026-04-01, time-zone: UTC+9, mail: csirt@example.jp, response: [Triage], key: abc}
staffing: {incident: {ja: 増員する, en: More during an incident}}
comments:
  night: {about: handler, by: 佐藤, date: 2026-04-01, text: 夜間は,
    answers: [{by: Ito, date: 2026-04-02, text: The vendor}]}
  limit: {about: "commander>police:inform", text: "Within what time?", resolved: true}
"""
