"""A shelf is a sequence; what lies on it takes no memory."""

from __future__ import annotations

import tracemalloc

import pytest

from govdoc.batch.shelf import Shelf


@pytest.mark.parametrize("size", [1, 5000])  # in memory, in a file
def test_a_shelf_is_what_a_list_is(size: int) -> None:
    items = [(n, "校" * size) for n in range(1000)]
    shelf = Shelf(iter(items))
    assert len(shelf) == 1000
    assert list(shelf) == items
    assert (shelf[0], shelf[-1], shelf[3:900:7]) == (items[0], items[-1], items[3:900:7])
    assert items[5] in shelf
    assert list(zip(shelf, shelf, strict=True)) == list(zip(items, items, strict=True))
    with pytest.raises(IndexError):
        shelf[1000]


def test_items_may_come_in_any_order_and_some_never() -> None:
    shelf: Shelf[str] = Shelf()
    for number in (7, 2, 5, 2):
        shelf.put(number, f"{number}号")
    assert len(shelf) == 3
    assert list(shelf) == ["2号", "5号", "7号"]
    assert (shelf[1], shelf[-1]) == ("5号", "7号")
    assert not Shelf()


def test_ten_thousand_records_take_no_memory() -> None:
    tracemalloc.start()
    shelf: Shelf[str] = Shelf()
    for number in range(1000):
        shelf.put(number, "校" * 1000)
    before, _ = tracemalloc.get_traced_memory()
    for number in range(1000, 10_000):
        shelf.put(number, "校" * 1000)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 1_000_000  # they are 27 MB
