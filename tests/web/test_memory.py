"""What is kept in memory, and work that no page waits for."""

import threading

from app.web.memory import Memory
from app.web.settings.background import Background
from pipeline.errors import YakkanError


def test_a_value_is_made_once_for_each_state_and_the_oldest_goes():
    made: list[str] = []
    memory: Memory[str] = Memory(2)

    def get(key: str, state: int) -> str:
        return memory.get(key, state, lambda: made.append(key) or f"{key}{state}")

    assert [get("a", 1), get("a", 1), get("b", 1), get("a", 2), get("c", 1)] == ["a1", "a1", "b1", "a2", "c1"]
    assert made == ["a", "b", "a", "c"] and len(memory) == 2
    assert get("a", 2) == "a2" and get("b", 1) == "b1"  # b was wanted longest ago
    assert made == ["a", "b", "a", "c", "b"]


def test_background_work_is_done_once_at_a_time_and_tells_what_failed():
    gate, count = threading.Event(), [0]
    work: Background[int] = Background()

    def count_up() -> int:
        gate.wait(10)
        count[0] += 1
        return count[0]

    work.begin(count_up)
    work.begin(count_up)
    assert work.is_busy
    gate.set()
    work.wait(10)
    assert (work.value, work.failure, work.is_busy) == (1, "", False)

    def fail() -> int:
        raise YakkanError("索引を作れません。")

    work.begin(fail)
    work.wait(10)
    assert work.failure == "索引を作れません。"
    work.begin(lambda: 1 // 0)
    work.wait(10)
    assert "予期しない誤り" in work.failure and "zero" not in work.failure
