"""Fractional keys: always room between two."""

from hypothesis import given
from hypothesis import strategies as st

from editor.timeline.order import DIGITS, MAX_KEY, key_between, keys_after

KEYS = st.text(DIGITS, min_size=1, max_size=12).filter(lambda key: not key.endswith("0"))


@given(KEYS, KEYS)
def test_a_key_lies_between_any_two(a, b):
    low, high = sorted([a, b])
    key = key_between(low, high)
    assert low < key
    assert key < high or low == high
    assert not key.endswith("0")


@given(KEYS)
def test_there_is_a_key_before_and_after_any(key):
    assert key_between(None, key) < key < key_between(key, None)


def test_two_thousand_appends_stay_short_and_in_order():
    keys = keys_after(None, 2000)
    assert keys == sorted(set(keys))
    assert max(map(len, keys)) <= MAX_KEY


def test_places_without_room_give_a_key_rather_than_an_error():
    assert key_between(None, "0") == "0"
    assert key_between("V", "V0") == "V"
