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
