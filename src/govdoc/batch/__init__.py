"""Many plans, or one plan and a table → many documents, linted, with a manifest; on one machine or on a cluster."""

from __future__ import annotations

from govdoc.batch.leftover import Leftover
from govdoc.batch.orders import Options, Order, orders_of
from govdoc.batch.record import Record
from govdoc.batch.running import batch
from govdoc.batch.way import Records, Way
from govdoc.batch.work import warm

__all__ = ["Leftover", "Options", "Order", "Record", "Records", "Way", "batch", "orders_of", "warm"]
