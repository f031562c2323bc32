"""Plans that break one rule of `check` each, and plans that look as if they did."""

#: A CSIRT about which nothing is questionable. Each case below changes some of it.
SOUND = """\
plan: {id: sound, title: Sound}
groups: {work: {name: Work}}
roles:
  lead: {name: Lead, tier: command}
  second: {name: Second, tier: management}
  handler: {name: Handler, group: work, duty: Knows our own systems}
  searcher: {name: Searcher, group: work}
  outside: {name: Outside lab, group: work, sourcing: outsourced}
parties:
  board: {name: Board, kind: management}
  shop: {name: Shop, kind: system}
  vendor: {name: Vendor, kind: vendor}
flows:
  handler:
    lead: {kind: report}
    second: {kind: report}
    vendor: {kind: request}
    outside: {kind: request}
  searcher:
    handler: {kind: cooperate}
    lead: {kind: report}
    vendor: {kind: request}
  vendor:
    handler: {kind: answer}
    searcher: {kind: answer}
  outside:
    handler: {kind: answer}
    searcher: {kind: inform}
  second: {board: {kind: inform}, shop: {kind: inform}, lead: {kind: report}}
  lead: {board: {kind: inform}, shop: {kind: inform}, second: {kind: report}}
"""
POSTS = "    lead: {people: 2}\n    second: {people: 2}\n    handler: {people: 2}\n    searcher: {people: 2}\n"
INCIDENT = "  incident:\n" + POSTS
SOUND += "posts:\n  peacetime:\n" + POSTS + INCIDENT

#: By code: what to write instead of what in SOUND, and what is then found: its mode ("" for both), what
#: is at the place given, the ids and the message in English.
CASES: dict[str, list[tuple[dict[str, str], str, str, list[str], str]]] = {
    "R101": [
        (
            {"    searcher: {people: 2}\n  incident": "  incident"},
            "peacetime",
            "name: Searcher",
            ["searcher"],
            "nobody in the organisation chart holds Searcher",
        )
    ],
    "R102": [
        (
            {
                "handler: {name: Handler, group: work,": "handler: {name: Handler,",
                "searcher: {name: Searcher, group: work}": "searcher: {name: Searcher}",
            },
            "",
            "name: Work",
            ["work"],
            "nobody in Work is in-house",
        )
    ],
    "R103": [
        (
            {"  outside:\n    handler: {kind: answer}\n    searcher: {kind: inform}\n": ""},
            "",
            "sourcing: outsourced",
            ["outside"],
            "Outside lab is outsourced, and no in-house role receives anything from it",
        )
    ],
    "R104": [
        (
            {", duty: Knows our own systems": ""},
            "",
            "sourcing: outsourced",
            ["outside", "handler", "searcher"],
            "Outside lab is outsourced, and the plan names no receiver (Handler, Searcher) that knows "
            "the company's own systems",
        )
    ],
    "R105": [
        (
            {"tier: command}": "tier: command, sourcing: {peacetime: in-house, incident: outsourced}}"},
            "incident",
            "sourcing: {peacetime",
            ["lead"],
            "Lead decides or speaks for the CSIRT, and is outsourced",
        )
    ],
    "R106": [
        (
            {
                "    searcher: {kind: answer}\n": "",
                "    vendor: {kind: request}\n": "",
                "  vendor:\n    handler: {kind: answer}\n": "  vendor:\n    outside: {kind: answer}\n",
            },
            "",
            "name: Vendor",
            ["vendor", "outside"],
            "no in-house role gives Vendor work or receives its answers",
        )
    ],
    "R107": [
        (
            {", tier: command": ", tier: management"},
            "incident",
            "roles:",
            [],
            "no role leads: none has tier `command`, and none is called commander or manager",
        )
    ],
    "R108": [
        (
            {", tier: command": ", tier: management"},
            "peacetime",
            "roles:",
            [],
            "no role leads: none has tier `command`, and none is called commander or manager",
        )
    ],
    "F201": [
        (
            {"parties:": "  quiet: {name: Quiet}\nparties:"},
            "",
            "name: Quiet",
            ["quiet"],
            "Quiet neither sends nor receives anything",
        )
    ],
    "F202": [
        (
            {
                "    lead: {kind: report}\n    second: {kind: report}\n": "",
                "    lead: {kind: report}\n": "",
                "flows:": "flows:\n  lead: {handler: {kind: inform}}",
                "  lead: {board: {kind: inform}, shop: {kind: inform}, second: {kind: report}}\n": "",
            },
            "",
            "name: Handler",
            ["handler", "lead"],
            "nothing Handler finds can reach Lead: no path of flows",
        )
    ],
    "F203": [
        (
            {"shop: {kind: inform}, ": ""},
            "",
            "name: Shop",
            ["shop", "lead"],
            "nothing Lead knows can reach Shop: no path of flows",
        )
    ],
    "F204": [
        (
            {"board: {name: Board, kind: management}": "board: {name: Board, kind: external}"},
            "incident",
            "parties:",
            [],
            "the plan has no management to inform (a party of kind: management)",
        ),
        (
            {"shop: {name: Shop, kind: system}": "shop: {name: Shop, kind: external}"},
            "incident",
            "parties:",
            [],
            "the plan has no affected party to inform (kind: system or customer)",
        ),
    ],
    "F205": [
        (
            {
                "parties:": "  one: {name: One}\n  two: {name: Two}\n  three: {name: Three}\nparties:",
                "flows:": "flows:\n  three: {two: {kind: report}}\n  two: {one: {kind: report}}\n"
                "  one: {handler: {kind: report}}",
            },
            "incident",
            "name: Three",
            ["three", "two", "one", "handler", "lead"],
            "the path from Three to Lead takes 4 flows (at most 3): Three → Two → One → Handler → Lead",
        )
    ],
    "F206": [
        (
            {"    searcher: {kind: answer}\n": ""},
            "",
            "vendor: {kind: request}",
            ["searcher", "vendor"],
            "Searcher asks or instructs Vendor, and nothing comes back",
        )
    ],
    "F207": [
        (
            {
                "parties:": "  far: {name: Far}\nparties:",
                "flows:": "flows:\n  far: {vendor: {kind: inform}}",
            },
            "",
            "name: Vendor",
            ["handler", "far", "vendor"],
            "Handler, Far are connected only through Vendor",
        )
    ],
    "P301": [
        (
            {
                POSTS: POSTS.replace("{people: 2}", "{held-by: lead}").replace(
                    "lead: {held-by: lead}", "lead: {people: 1}"
                )
            },
            "peacetime",
            "lead: {people: 1}",
            ["lead", "lead", "second", "handler", "searcher"],
            "1 person(s) at Lead hold 4 roles at the same time (at most 3 each): Lead, Second, Handler, Searcher",
        )
    ],
    "P302": [
        (
            {
                "    searcher: {kind: answer}\n": "",
                "    vendor: {kind: request}\n  vendor": "  vendor",
                "handler: {people: 2}": "handler: {people: 1}",
            },
            "incident",
            "name: Handler",
            ["handler", "vendor"],
            "only Handler connects these with the others: Vendor",
        )
    ],
    "P303": [
        (
            {"lead: {people: 2}": "lead: {people: 1}"},
            "peacetime",
            "lead: {people: 1}",
            ["lead", "lead"],
            "one person holds Lead, and there is no deputy",
        )
    ],
    "P304": [
        (
            {"    searcher: {people: 2}\n  incident": "    searcher: {people: 0}\n  incident"},
            "peacetime",
            "people: 0}",
            ["searcher"],
            "nobody holds Searcher (a head-count of 0, or open)",
        ),
        (
            {"    searcher: {people: 2}\n  incident": "    searcher: {open: true}\n  incident"},
            "peacetime",
            "searcher: {open: true}",
            ["searcher"],
            "nobody holds Searcher (a head-count of 0, or open)",
        ),
    ],
    "M401": [
        (
            {
                "searcher: {name: Searcher,": "searcher: {name: Searcher, modes: peacetime,",
                INCIDENT: INCIDENT.replace("    searcher: {people: 2}\n", ""),
            },
            "peacetime",
            "name: Searcher",
            ["searcher"],
            "whoever holds Searcher in peacetime has no place in an incident",
        )
    ],
    "M402": [
        (
            {
                "searcher: {name: Searcher,": "searcher: {name: Searcher, modes: incident,",
                "    searcher: {people: 2}\n  incident": "  incident",
            },
            "incident",
            "name: Searcher",
            ["searcher"],
            "whoever holds Searcher in an incident has no place in peacetime",
        )
    ],
    "M403": [
        (
            {
                "    searcher: {people: 2}\n  incident": "    searcher: {people: 3}\n"
                "    extra: {name: Extra, people: 1}\n  incident"
            },
            "incident",
            "incident:",
            [],
            "the posts add up to 10 people in peacetime and 8 in an incident "
            "(only in peacetime: Extra; only in an incident: none)",
        )
    ],
    "D501": [
        (
            {
                "parties:": "".join(
                    f"  r{n}: {{name: R{n}, group: {'many' if n % 3 else 'work'}}}\n" for n in range(30)
                )
                + "parties:",
                "groups:": "groups:\n  many: {name: Many}\n  work: {name: Work}\nx:",
                "flows:": "flows:\n"
                + "".join(
                    f"  r{n}: {{lead: {{kind: report}}, handler: {{kind: report}}}}\n" for n in range(30)
                ).rstrip(),
            },
            "",
            "flows:",
            ["many", "work"],
            "the figure relations has 38 boxes, which one slide cannot show readably (at most 30): "
            "draw it in parts with --only-group many | work",
        )
    ],
    "C601": [
        (
            {
                "tier: command}": "tier: command, contacts: {mail: l@example.jp}}",
                "tier: management}": "tier: management, contacts: {mail: l@example.jp}}",
            },
            "",
            "name: Handler",
            ["handler"],
            "Handler is in the call tree, and has no contact",
        )
    ],
    "C602": [
        (
            {
                "groups:": "people: {zed: {name: Z, contacts: {mail: l@example.jp}, verified: 2020-01-01}}\ngroups:",
                "handler: {name: Handler,": "handler: {name: Handler, contacts: {mail: l@example.jp},",
                "tier: management}": "tier: management, contacts: {mail: l@example.jp}}",
                "lead: {people: 2}": "lead: {people: 2, holders: zed}",
            },
            "",
            "verified: 2020-01-01",
            ["lead"],
            "contacts of Lead were not verified for a year",
        )
    ],
    "C603": [
        (
            {
                "  board: {name: Board": "  law: {name: Law, kind: external}\n  board: {name: Board",
                "lead: {kind: report}": "lead: {kind: report, within: 2d}",
                "second: {kind: report}": "second: {kind: report, within: 2d}",
                "  lead: {board": "  lead: {law: {kind: report}, board",
                "groups:": "deadlines: {quick: {name: Quick, to: law, by: lead, within: 24h}}\ngroups:",
            },
            "",
            "within: 24h",
            ["quick", "law"],
            "Quick is due within 24 h, but Law hears after 2d 0:10",
        )
    ],
    "C604": [
        (
            {"    lead: {kind: report}\n    second": "    lead: {kind: report, via: phone}\n    second"},
            "",
            "name: Lead",
            ["lead"],
            "Lead is reached by Phone alone",
        )
    ],
    "C605": [
        (
            {
                INCIDENT: INCIDENT.replace(
                    "lead: {people: 2", "lead: {people: 2, on-call: [{hours: 8-20}, {hours: 22-8}]"
                )
            },
            "incident",
            "on-call:",
            ["lead"],
            "nobody is on call as Lead at 20:00-22:00",
        )
    ],
    "C606": [
        (
            {
                "tier: management}": "tier: management, deputy-of: lead}",
                INCIDENT: INCIDENT.replace("second: {people: 2", "second: {people: 2, held-by: lead"),
            },
            "incident",
            "deputy-of: lead",
            ["second", "lead"],
            "Second deputises for Lead, and is the same person",
        )
    ],
    "N701": [
        (
            {"title: Sound}": "title: Sound}\ncomments: {a: {about: lead, text: Who?}, b: {about: lead, text: Why?}}"},
            "",
            "comments: {a",
            [],
            "2 comments are open: answer or resolve them in the studio",
        ),
        (
            {
                "title: Sound}": "title: Sound}\n"
                "comments: {a: {about: x, text: A}, b: {about: x, text: B, resolved: true}}"
            },
            "",
            "comments: {a",
            [],
            "a comment is open: answer or resolve it in the studio",
        ),
    ],
    "C607": [
        (
            {
                "title: Sound}": "title: Sound}\npeople: {p: {name: P}}",
                INCIDENT: INCIDENT.replace("lead: {people: 2", "lead: {people: 2, holders: p").replace(
                    "handler: {people: 2", "handler: {people: 2, holders: p"
                ),
            },
            "incident",
            "handler: {people: 2, holders",
            ["handler", "lead"],
            "Handler and Lead are needed at once, and are the same person",
        ),
        (
            {
                "title: Sound}": "title: Sound}\npeople: {p: {name: P}, q: {name: Q}}",
                INCIDENT: INCIDENT.replace(
                    "lead: {people: 2", "lead: {people: 2, on-call: [{hours: 0-24, holders: p}]"
                ).replace("searcher: {people: 2", "searcher: {people: 2, on-call: [{hours: 18-9, holders: [q, p]}]"),
            },
            "incident",
            "lead: {people: 2, on-call",
            ["lead", "searcher"],
            "Lead and Searcher are needed at once, and are the same person",
        ),
    ],
}

#: What looks as if it broke a rule, and does not.
NOT_FOUND = {
    "R101": {"    searcher: {people: 2}\n  incident": "    second-post: {name: X, held-by: searcher}\n  incident"},
    "R103": {"    handler: {kind: answer}\n    searcher: {kind: inform}\n": "    second: {kind: inform}\n"},
    "R104": {", duty: Knows our own systems": ", skills: [{ja: 社内システムの理解}]"},
    "R106": {"    searcher: {kind: answer}\n": "", "    vendor: {kind: request}\n": ""},
    "R107": {"lead: {name: Lead, tier: command}": "lead: {name: {ja: 総指揮, en: Lead}}"},
    "R108": {"lead: {name: Lead, tier: command}": "lead: {name: Incident commander}"},
    "F206": {
        "    searcher: {kind: answer}\n": "",
        "vendor: {kind: request}\n  vendor": "vendor: {kind: request, direction: mutual}\n  vendor",
    },
    "P303": {"lead: {people: 2}": "lead: {people: 1}\n    deputy-lead: {name: X, under: lead, people: 1}"},
    "P304": {"    searcher: {people: 2}\n  incident": "    searcher: {people: 0, held-by: lead}\n  incident"},
    "M401": {
        "searcher: {name: Searcher,": "searcher: {name: Searcher, modes: peacetime,",
        INCIDENT: INCIDENT.replace("    searcher: {people: 2}\n", "    help: {name: Help, held-by: searcher}\n"),
    },
}


def changed(changes: dict[str, str]) -> str:
    """SOUND with some of it written otherwise."""
    text = SOUND
    for before, after in changes.items():
        assert before in text, before
        text = text.replace(before, after)
    return text.replace("x: {work: {name: Work}}\n", "")
