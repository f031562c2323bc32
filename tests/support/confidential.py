"""A plan in which every private field holds a marker of its own, for tests of what leaves."""

#: What must not leave, by the least audience that may see it.
NAMES = ("Zanzibar-name", "Zanzibar-department", "Zanzibar-title")
CONTACTS = ("+81-3-5253-2117", "5253-2117", "zanzibar@example.jp", "Zanzibar-chat", "+81-90-1234-5671", "1234-5671")
ENTRIES = ("Zanzibar-party", "Zanzibar-label", "Zanzibar-other")
SECRETS = ("Zanzibar-secret",)  # the name of a private person
#: Comments are for those who edit the plan, whatever the audience.
COMMENTS = ("Remark-of-a-reader", "Reader-who-asks", "Answer-of-an-editor")

PLAN = """
plan: {id: ours, title: Ours, modes: incident}
people:
  zz-person:
    name: Zanzibar-name
    department: Zanzibar-department
    title: Zanzibar-title
    contacts: [{phone: 03-5253-2117, hours: 9-17}, {mail: zanzibar@example.jp}, {chat: Zanzibar-chat, use: night}]
    verified: 2026-04-01
  zz-hidden: {name: Zanzibar-secret, private: true}
  zz-third: {name: Zanzibar-name 3}
groups: {g: {name: Everyone}}
roles:
  lead: {name: Lead, tier: command, contacts: {phone: 090-1234-5671}}
  second: {name: Second, deputy-of: {lead: {when: absent}}}
  handler: {name: Handler, group: g}
  analyst: {name: Analyst, group: g}
parties:
  press: {name: Press, kind: external, contacts: {phone: 090-1234-5671}}
  hush: {name: Zanzibar-party, kind: authority, private: true}
flows:
  handler:
    lead:
      - {label: First report, kind: report, step: 1, within: 30m, via: [phone, mail]}
      - {label: Zanzibar-label, kind: inform, private: true}
    g: {label: Call, kind: instruct, step: 2, within: 1h}
  lead:
    hush: {label: Zanzibar-other, kind: report, within: 24h}
    press: {label: Statement, kind: inform, within: 3d}
deadlines:
  quick: {name: Zanzibar-other, to: hush, by: lead, within: 24h, basis: Law}
  slow: {name: Notice, to: press, by: lead, within: 5bd}
posts:
  incident:
    lead: {holders: [zz-person, zz-hidden]}
    second: {under: lead, holders: zz-hidden}
    handler:
      under: [lead, second]
      people: 1
      on-call: [{hours: 9-17, holders: zz-person}, {hours: 17-9, holders: zz-third}]
    analyst: {under: handler, holders: zz-person}
comments:
  note:
    {about: lead, by: Reader-who-asks, text: Remark-of-a-reader, answers: [{text: Answer-of-an-editor}]}
  done: {about: "handler>lead:report", text: Remark-of-a-reader 2, resolved: true}
"""
