"""The import contract "one door": a room is entered through its `__init__` and nowhere else."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

ROOT = "kijkocut"


class OneDoorContract(Contract):
    """Refuses an import of a room's inner module from outside that room.

    Options:
        open_rooms: Rooms that are entered by module; all others, also those yet to come, have one
            door.
    """

    type_name = "one_door"

    open_rooms = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001
        """Collect every import that climbs in through a window."""
        windows = []
        for inner in sorted(graph.modules):
            parts = inner.split(".")
            if parts[0] != ROOT or len(parts) < 3 or parts[1] in self.open_rooms:  # type: ignore[operator]
                continue
            room = f"{ROOT}.{parts[1]}"
            for importer in sorted(graph.find_modules_that_directly_import(inner)):
                if importer != room and not importer.startswith(f"{room}."):
                    details = graph.get_import_details(importer=importer, imported=inner)
                    windows.append((importer, inner, [detail["line_number"] for detail in details]))
        return ContractCheck(kept=not windows, metadata={"windows": windows})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each such import and the door it should have used."""
        for importer, inner, lines in check.metadata["windows"]:
            door = ".".join(inner.split(".")[:2])
            places = ", ".join(f"l.{line}" for line in lines)
            output.print_error(f"- {importer} -> {inner} ({places}): import it from {door}")
