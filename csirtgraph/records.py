"""Dataclasses that take a tenth of the time to define.

The standard decorator writes source code for each method of each class and compiles it, which is a tenth of what a
render takes. Here `__init__` is compiled when the first instance is made, and the other methods are the same functions
for all classes. That a frozen instance is never changed is checked by mypy, which takes this for the standard
decorator, and no longer when the program runs.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses

    Class = TypeVar("Class", bound=type)

    def dataclass(*, frozen: bool = False, kw_only: bool = False, slots: bool = False) -> Callable[[Class], Class]:
        """A class decorator; instances have a hash where the class is `frozen`."""
        options = {"init": False, "repr": False, "eq": False, "kw_only": kw_only, "slots": slots}
        return lambda defined: completed(dataclasses.dataclass(defined, **options), frozen)

    def completed(defined: Class, has_hash: bool) -> Class:
        """The class of a record with what makes, compares, hashes and shows it."""
        fields = dataclasses.fields(defined)
        compared = attrgetter(*[field.name for field in fields if field.compare])
        shown = [field.name for field in fields if field.repr]

        def __init__(record: Any, *values: Any, **named: Any) -> None:
            defined.__init__ = compiled(defined)
            defined.__init__(record, *values, **named)

        def __eq__(record: Any, other: object) -> Any:
            return compared(record) == compared(other) if other.__class__ is record.__class__ else NotImplemented

        def __hash__(record: Any) -> int:
            return hash(compared(record))

        def __repr__(record: Any) -> str:
            return f"{record.__class__.__qualname__}({', '.join(f'{n}={getattr(record, n)!r}' for n in shown)})"

        defined.__init__, defined.__eq__, defined.__repr__ = __init__, __eq__, __repr__
        defined.__hash__ = __hash__ if has_hash else None
        return defined

    def compiled(defined: Class) -> Callable[..., None]:
        """The `__init__` of a class: a parameter for each field, of which those with a default may be left out."""
        fields = dataclasses.fields(defined)
        known = {f"default_{field.name}": default_of(field) for field in fields} | {"MISSING": dataclasses.MISSING}
        named = [parameter_of(field) for field in fields if field.kw_only]
        parameters = ["self", *(parameter_of(field) for field in fields if not field.kw_only), *["*"] * bool(named)]
        lines = [f"self.{field.name} = {value_of(field)}" for field in fields]
        lines += ["self.__post_init__()"] * hasattr(defined, "__post_init__")
        exec(f"def __init__({', '.join([*parameters, *named])}):\n " + "\n ".join(lines), known)
        return known["__init__"]

    def default_of(field: dataclasses.Field[Any]) -> Any:
        """What a field is without a value, or what makes it."""
        return field.default_factory if has_factory(field) else field.default

    def parameter_of(field: dataclasses.Field[Any]) -> str:
        """The parameter of a field."""
        if has_factory(field):
            return f"{field.name}=MISSING"
        return field.name if field.default is dataclasses.MISSING else f"{field.name}=default_{field.name}"

    def value_of(field: dataclasses.Field[Any]) -> str:
        """The value of a field."""
        made = f"default_{field.name}() if {field.name} is MISSING else {field.name}"
        return made if has_factory(field) else field.name

    def has_factory(field: dataclasses.Field[Any]) -> bool:
        """Whether the value of a field is made anew for each instance."""
        return field.default_factory is not dataclasses.MISSING
