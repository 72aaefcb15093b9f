"""Cluster templates: which products and industries belong together, and in which role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from dovetail.errors import InconsistentDataError, UnknownCodeError, problem

Role = Literal["core", "inputs", "tools", "services"]
ROLES: tuple[str, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class ClusterItem:
    """One thing a cluster needs.

    Parameters
    ----------
    products
        HS headings or subheadings; empty for services.
    made_into
        HS headings that castings, forgings and the like become once they are recognisably parts of the core: there the
        record of such goods made for the core stands, and not in `products`. Empty for what stays in its heading.
    industries, okved
        ISIC revision 4 classes, and codes of the Russian classification of activities of 2007.
    benchmark
        Share of the item among all items of the cluster in the exports of benchmark countries, 0 to 1; None where
        nothing is traded or no benchmark is given.
    weight
        Middle of the industry coefficient of the core for inputs, 1 for the core; None where no table tells.
    """

    role: Role
    item: str
    name_en: str
    name_ru: str
    products: tuple[str, ...] = ()
    made_into: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    okved: str = ""
    benchmark: float | None = None
    weight: float | None = None

    def __post_init__(self) -> None:
        if self.role not in ROLES or not self.item or not (self.products or self.industries):
            raise InconsistentDataError(
                problem(
                    f"the item '{self.item}' with role '{self.role}' cannot stand",
                    why=f"it needs a name, one of the roles {', '.join(ROLES)}, and a product or an industry",
                    do="complete its row in the table of the cluster",
                )
            )


@dataclass(frozen=True, slots=True)
class ClusterTemplate:
    """A cluster: its items by role, the core first, and what its composition rests on."""

    name: str
    name_en: str
    name_ru: str
    items: tuple[ClusterItem, ...]
    basis: str = ""
    benchmark_countries: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = [item.item for item in self.items]
        if not any(item.role == "core" for item in self.items) or len(set(names)) != len(names):
            raise InconsistentDataError(
                problem(
                    f"the cluster '{self.name}' of {len(names)} items cannot stand",
                    why="it needs a core, and each item once",
                    do="give one of its items the role core, and take out what stands twice",
                )
            )

    def role(self, role: Role) -> tuple[ClusterItem, ...]:
        """The items of one role."""
        return tuple(item for item in self.items if item.role == role)

    def __getitem__(self, item: str) -> ClusterItem:
        found = next((one for one in self.items if one.item == item), None)
        if found is None:
            near = tuple(one.item for one in self.items)
            raise UnknownCodeError(
                problem(
                    f"the cluster {self.name} has no item '{item}'",
                    why="items are known by their names",
                    do=f"name one of {', '.join(near)}",
                ),
                near=near,
            )
        return found

    @property
    def products(self) -> tuple[str, ...]:
        """Every product of every item."""
        return tuple(code for item in self.items for code in item.products)
