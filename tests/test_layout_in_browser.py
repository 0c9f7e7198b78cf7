"""What a reader sees at every size and zoom: no label on another, none on a foreign mark, no mark hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import write_table
from synthetic import synthetic_csv
from test_browser import open_dashboard

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = (1440, 1024, 390)
ZOOMS = (1.0, 0.4, 0.1, 0.03, 0.005)  # share of the whole span
CIRCLE = 15.2  # px: a crowd's, with its edge

MEASURE = """() => {
  const graph = document.querySelector('#timeline-graph');
  const frame = graph.getBoundingClientRect();
  const inside = (box) => box.width > 0 && box.right > frame.left + 1 && box.left < frame.right - 1;
  const labels = [...document.querySelectorAll('.labels .label')].map((text) => text.getBoundingClientRect()).filter(inside);
  const marks = EventTimeline.page.timeline.placed();
  const window = EventTimeline.page.timeline.window();
  const domain = EventTimeline.page.timeline.domain();
  const scale = graph.clientWidth / (window[1] - window[0]);
  const symbols = marks.map((one) => ({
    x: frame.left + one.box.icon - (window[0] - domain[0]) * scale, y: frame.top + one.y, id: one.mark.id + one.mark.pair,
  })).filter((one) => one.x > frame.left && one.x < frame.right);
  const crowds = [...document.querySelectorAll('.numbers span')].map((one) => one.getBoundingClientRect())
    .map((box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2]);
  return { labels: labels.map((b) => [b.left, b.right, b.top, b.bottom]), symbols, crowds, right: frame.right };
}"""


def overlaps(page: Any) -> dict[str, int]:
    seen = page.evaluate(MEASURE)
    labels = sorted(seen["labels"])
    symbols = sorted(seen["symbols"], key=lambda one: one["x"])
    crowds = sorted(seen["crowds"])
    return {
        "labels on labels": sum(_meet(a, b) for place, a in enumerate(labels) for b in _near(labels, place)),
        "labels on marks": sum(_covers(label, one) for label in labels for one in symbols),
        "marks on marks": sum(
            abs(one["x"] - other["x"]) < 6 and abs(one["y"] - other["y"]) < 6
            for place, one in enumerate(symbols)
            for other in symbols[place + 1 : place + 40]
        ),
        "crowds on crowds": sum(
            abs(x - left) < CIRCLE + 1 and abs(y - top) < CIRCLE
            for place, (x, y) in enumerate(crowds)
            for left, top in crowds[place + 1 : place + 60]
        ),
        "labels over the edge": sum(label[1] > seen["right"] + 3 for label in labels),
    }


def _near(labels: list[list[float]], place: int) -> list[list[float]]:
    right = labels[place][1]
    near = []
    for other in labels[place + 1 :]:
        if other[0] >= right:
            break
        near.append(other)
    return near


def _meet(one: list[float], other: list[float]) -> bool:
    return one[0] < other[1] - 0.5 and other[0] < one[1] - 0.5 and one[2] < other[3] - 4 and other[2] < one[3] - 4


def _covers(label: list[float], symbol: dict[str, Any]) -> bool:
    return label[0] - 4 < symbol["x"] < label[1] + 4 and label[2] + 2 < symbol["y"] < label[3] - 2


LEFT_OUT = """() => {
  const { packing, page } = EventTimeline;
  const rows = new Map();
  for (const one of page.timeline.placed()) {
    const key = one.mark.pair + '|' + one.y;
    rows.set(key, [...(rows.get(key) || []), one]);
  }
  const stretch = (one, labelled) => labelled
    ? [Math.min(one.box.left, one.box.labelLeft) - 1, Math.max(one.box.right, one.box.labelRight) + 10]
    : [one.box.left - 1, one.box.right + 1];
  let left = 0;
  for (const one of page.timeline.placed()) {
    if (one.labelled) continue;
    const [from, to] = stretch(one, true);
    for (const [key, others] of rows) {
      if (!key.startsWith(one.mark.pair + '|')) continue;
      const free = others.every((other) => {
        if (other === one) return true;
        const [start, end] = stretch(other, other.labelled);
        return end <= from || start >= to;
      });
      if (free) { left += 1; break; }
    }
  }
  return left;
}"""


def zoom_to(page: Any, share: float) -> None:
    page.evaluate(
        """(share) => {
          const { timeline } = EventTimeline.page;
          const [start, end] = timeline.whole();
          const middle = start + (end - start) * 0.8;
          const half = ((end - start) * share) / 2;
          timeline.setWindow(middle - half, middle + half);
        }""",
        share,
    )
    page.wait_for_timeout(150)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("count", [5, 50, 500, 5000])
def test_no_label_and_no_mark_is_covered(page: Any, serve: Any, tmp_path: Path, count: int, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_dashboard(page, serve(write_table(tmp_path, synthetic_csv(count))))
    check_every_zoom(page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("query", ["", "?countries=RUS,PRK", "?countries=PRK"], ids=["all pairs", "one pair", "one country"])
def test_nothing_is_covered_in_the_real_table(page: Any, real_dashboard: str, width: int, query: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_dashboard(page, real_dashboard, query)
    check_every_zoom(page)


def check_every_zoom(page: Any) -> None:
    for share in ZOOMS:
        zoom_to(page, share)
        found = overlaps(page)
        assert set(found.values()) == {0}, f"at {share}: {found}"
        assert page.evaluate(LEFT_OUT) == 0, f"at {share}: a label was left out beside a free row"
