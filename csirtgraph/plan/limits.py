"""How large a plan may be; beyond it a clear message, never a hang."""

FILE_BYTES = 5 * 1024 * 1024
FILES = 500
DEPTH = 32  # levels of YAML nesting
EXTENDS = 8  # plans that extend one another
TEXT = 500  # characters of one text
ID = 64  # characters of one id
ENTRIES = 20_000  # roles, parties, flows … of one kind
PEOPLE = 9_999  # head-count of one post
