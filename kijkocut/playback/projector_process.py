"""The projector: `python -m kijkocut.playback.projector_process CONNECTION PARENT_PID`.

It owns decoders, catalogue and GL for the window that started it, and ends with it, so that neither
drawing nor a driver that crashes holds up the window.
"""

import faulthandler
import logging
import os
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import Connection

from kijkocut.playback import wire
from kijkocut.playback.booth import Booth, Print
from kijkocut.playback.orders import Orders
from kijkocut.playback.slots import Slots
from kijkocut.processes import Rank, Ring, live_with_parent, step_back

log = logging.getLogger(__name__)


class Projector:
    """Takes orders on the calling thread, and makes frames on one of its own."""

    def __init__(self, connection: "Connection[bytes, bytes]") -> None:
        self._connection = connection
        self._sending = threading.Lock()
        self._orders = Orders()
        self._slots = Slots()
        self._booth = Booth()

    def run(self) -> None:
        """Serve until the window hangs up."""
        maker = threading.Thread(target=self._make, name="projector", daemon=True)
        maker.start()
        self._send(wire.Hello(pid=os.getpid()))
        try:
            while True:
                self._take(wire.receive_order(self._connection))
        except wire.HungUpError:
            self._orders.end()
            self._slots.close()
            maker.join(2.0)

    def _take(self, order: wire.Order) -> None:
        match order:
            case wire.UseRing():
                self._slots.use(
                    Ring.attach(
                        order.number, order.path, slots=order.slots, slot_bytes=order.slot_bytes
                    )
                )
                self._send(wire.RingAttached(number=order.number))
            case wire.FreeSlot(ring=ring, slot=slot):
                self._slots.free(ring, slot)
            case wire.Soon(plan=plan):
                self._booth.expect(plan)
            case wire.Forget(tickets=tickets):
                self._orders.forget(tickets)
            case _:
                self._orders.put(order)

    def _make(self) -> None:
        while (order := self._orders.next()) is not None:
            try:
                if isinstance(order, wire.Want):
                    self._show(order, self._booth.printed(order))
                else:
                    self._booth.equip(order)
            except wire.HungUpError:
                return
            except Exception as exc:  # noqa: BLE001 the worker tells every error to who asked
                self._report(order, exc)
        self._booth.close()

    def _show(self, order: wire.Want, made: Print) -> None:
        pixels = made.pixels
        if not self._slots.fits(pixels.nbytes):
            self._send(wire.NeedRing(slot_bytes=pixels.nbytes))
        place = self._slots.take(pixels.nbytes)
        if place is None:
            return
        place.memory[: pixels.nbytes] = pixels.reshape(-1).data
        self._send(
            wire.Shown(
                ticket=order.ticket,
                ring=place.ring,
                slot=place.slot,
                size=(pixels.shape[1], pixels.shape[0]),
                is_opaque=order.plan.is_opaque,
                decode_s=made.decode_s,
                total_s=made.total_s,
                notes=made.notes,
                is_exact=made.is_exact,
            )
        )

    def _report(self, order: object, exc: Exception) -> None:
        code, message = wire.told(exc)
        ticket = order.ticket if isinstance(order, wire.Want) else -1
        with suppress(wire.HungUpError):
            self._send(wire.Failed(ticket=ticket, code=code, message=message))

    def _send(self, answer: wire.Answer) -> None:
        with self._sending:
            wire.send(self._connection, answer)


def main() -> None:
    """Serve the connection named on the command line."""
    faulthandler.enable(all_threads=True)
    step_back(Rank.picture)
    connection: Connection[bytes, bytes] = Connection(int(sys.argv[1]))
    if live_with_parent(int(sys.argv[2])):
        Projector(connection).run()
    # Decoders end with us; a driver's own threads must not keep us here.
    os._exit(0)


if __name__ == "__main__":
    main()
