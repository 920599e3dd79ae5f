"""Many plans, or one plan and a table → many documents, linted, with a manifest; on one machine or on a cluster."""

from __future__ import annotations

from govdoc.batch.manifest import Record
from govdoc.batch.orders import Options, Order, orders_of
from govdoc.batch.running import Way, batch
from govdoc.batch.work import warm

__all__ = ["Options", "Order", "Record", "Way", "batch", "orders_of", "warm"]
