"""How large a plan may be; beyond it a clear message, never a hang."""

FILE_BYTES = 5 * 1024 * 1024
PLAN_BYTES = 10 * 1024 * 1024  # all files of a plan, and of those it extends, together
FILES = 500
FOLDERS = 500  # that are looked through for files of a plan
DEPTH = 32  # levels of YAML nesting
VALUES = 200_000  # values and keys in all files of a plan and of those it extends
EXTENDS = 8  # plans that extend one another
TEXT = 500  # characters of one text, or of a key
ID = 64  # characters of one id
ENTRIES = 20_000  # roles, parties, flows … of one kind
PROBLEMS = 1_000  # mistakes that are reported at once
SUGGESTED = 50  # mistakes that get a suggestion; looking for one takes long among thousands
PEOPLE = 9_999  # head-count of one post
STEPS = 999  # of one sender
