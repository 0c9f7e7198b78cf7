// The rules of packing, in Node's own test runner: node --test tests/packing.test.js
const assert = require("node:assert/strict");
const test = require("node:test");
const packing = require("../assets/packing.js");

/** The same numbers at every run. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

function someMarks(count, seed, days) {
  const next = random(seed);
  const forms = ["day", "day", "day", "span", "part", "ongoing"];
  return Array.from({ length: count }, (_, number) => {
    const first = Math.floor(next() * days);
    const form = forms[Math.floor(next() * forms.length)];
    return {
      id: `event-${number}`, pair: "A-B", first_day: first, form,
      last_day: form === "day" ? first : form === "ongoing" ? null : first + Math.floor(next() * 300),
      importance: 1 + Math.floor(next() * 5), sources: 1 + Math.floor(next() * 3),
    };
  });
}

function pack(marks, { scale = 0.1, rows = 12, label = 150, days = 20000 } = {}) {
  const view = { start: 0, end: days, scale, limit: days * scale + 200 };
  const boxes = marks.map((mark) => packing.measureMark(mark, label, view));
  return { boxes, packed: packing.packLane(marks, boxes, rows) };
}

function extent(box, labelled) {
  return labelled ? [Math.min(box.left, box.labelLeft), Math.max(box.right, box.labelRight)] : [box.left, box.right];
}

for (const [count, scale] of [[5, 0.05], [50, 0.05], [500, 0.05], [500, 1], [5000, 0.05], [5000, 20]]) {
  test(`of ${count} marks at ${scale} px a day no two share room in a row`, () => {
    const { boxes, packed } = pack(someMarks(count, count, 20000), { scale });
    const rows = new Map();
    packed.row.forEach((row, index) => {
      if (row >= 0) rows.set(row, [...(rows.get(row) || []), extent(boxes[index], packed.labelled[index])]);
    });
    for (const stretches of rows.values()) {
      stretches.sort((a, b) => a[0] - b[0]);
      for (let place = 1; place < stretches.length; place++) assert.ok(stretches[place][0] >= stretches[place - 1][1]);
    }
  });

  test(`of ${count} marks at ${scale} px a day none is lost: each has a row or a host that has one`, () => {
    const { packed } = pack(someMarks(count, count, 20000), { scale });
    packed.row.forEach((row, index) => assert.ok(row >= 0 || packed.row[packed.host[index]] >= 0));
  });

  test(`of ${count} marks at ${scale} px a day no label is left out while a row has room for it`, () => {
    const { boxes, packed } = pack(someMarks(count, count, 20000), { scale });
    for (let index = 0; index < boxes.length; index++) {
      if (packed.labelled[index]) continue;
      const [left, right] = extent(boxes[index], true);
      for (let row = 0; row < 12; row++) {
        const inTheWay = boxes.some((box, other) => {
          if (other === index || packed.row[other] !== row) return false;
          const [from, to] = extent(box, packed.labelled[other]);
          return from - 1 < right + 10 && to + (packed.labelled[other] ? 10 : 1) > left - 1;
        });
        assert.ok(inTheWay, `event ${index} fits in row ${row}`);
      }
    }
  });
}

test("where two labels compete the more important keeps its own", () => {
  const marks = [
    { id: "minor", first_day: 100, last_day: 100, form: "day", importance: 2, sources: 3 },
    { id: "major", first_day: 130, last_day: 130, form: "day", importance: 5, sources: 1 },
  ];
  const { packed } = pack(marks, { rows: 1, scale: 1 });
  assert.deepEqual(packed.labelled, [false, true]);
});

test("of two equally important the better sourced keeps its label", () => {
  const marks = [
    { id: "a", first_day: 100, last_day: 100, form: "day", importance: 3, sources: 1 },
    { id: "b", first_day: 130, last_day: 130, form: "day", importance: 3, sources: 2 },
  ];
  assert.deepEqual(pack(marks, { rows: 1, scale: 1 }).packed.labelled, [false, true]);
});

test("events of one day stand one above the other, and join with a count when there is no room", () => {
  const day = (id) => ({ id, first_day: 50, last_day: 50, form: "day", importance: 3, sources: 1 });
  const marks = ["a", "b", "c", "d"].map(day);
  const { packed } = pack(marks, { rows: 3 });
  assert.equal(new Set(packed.row.filter((row) => row >= 0)).size, 3);
  assert.equal(packed.host.filter((host) => host >= 0).length, 1);
});

test("a label that would cross the right end of everything stands on the left of its mark", () => {
  const box = packing.measureMark({ first_day: 990, last_day: 990, form: "day" }, 100, { start: 0, end: 1000, scale: 1, limit: 1000 });
  assert.ok(box.flipped && box.labelRight <= box.left);
});

test("a month is a bar where it can be seen and a symbol in its middle where it cannot", () => {
  const month = { first_day: 0, last_day: 29, form: "part" };
  const view = { start: 0, end: 1000, limit: 10000 };
  assert.equal(packing.measureMark(month, 50, { ...view, scale: 2 }).bar, true);
  const small = packing.measureMark(month, 50, { ...view, scale: 0.1 });
  assert.equal(small.bar, false);
  assert.equal(small.icon, 1.5);
});

test("the packing does not depend on where the window stands, so panning moves nothing", () => {
  const marks = someMarks(200, 7, 20000);
  assert.deepEqual(pack(marks).packed, pack(marks).packed);
});

test("overlapping eras go to rows of their own", () => {
  const packed = packing.packStretches([{ left: 0, right: 10 }, { left: 5, right: 15 }, { left: 10, right: 20 }]);
  assert.deepEqual(packed, { row: [0, 1, 0], rows: 2 });
});

test("a shortened text fits and ends at a word", () => {
  const measure = (text) => text.length * 7;
  const short = packing.shorten("Putin and Kim sign a partnership treaty", 140, measure);
  assert.ok(measure(short) <= 140);
  assert.equal(short, "Putin and Kim sign…");
  assert.equal(packing.shorten("Short", 140, measure), "Short");
});

for (const [start, end, width] of [[-8000, 20500, 1000], [19000, 20500, 700], [19800, 19830, 360], [19800, 19805, 1400], [19723, 19844, 1010], [19723, 19738, 900], [0, 400000, 360]]) {
  test(`ticks from ${start} to ${end} on ${width} px never collide`, () => {
    const ticks = packing.timeTicks(start, end, width).filter((tick) => tick.label);
    assert.ok(ticks.length >= 1);
    const x = ticks.map((tick) => ((tick.day - start) / (end - start)) * width);
    for (let place = 1; place < ticks.length; place++) {
      assert.ok(x[place] - x[place - 1] >= ticks[place - 1].label.length * 7.6 + 5, `${ticks[place - 1].label} meets ${ticks[place].label}`);
    }
  });
}

test("ticks are the first days of years and months, and read like a newspaper's", () => {
  const labels = packing.timeTicks(packing.dayOf(2023, 10, 1), packing.dayOf(2024, 5, 1), 700).map((tick) => tick.label);
  assert.deepEqual(labels, ["Nov 2023", "Dec", "2024", "Feb", "Mar", "Apr", "May", ""]);
  assert.equal(packing.dayInWords(packing.dayOf(2024, 5, 19)), "19 June 2024");
});

test("years without an event are told, and none while something lasts", () => {
  const marks = [
    { first_day: 0, last_day: 10 }, { first_day: 2000, last_day: 2000 }, { first_day: 2100, last_day: 9000 }, { first_day: 8000, last_day: 8000 },
  ];
  assert.deepEqual(packing.silentYears(marks, 2), [{ from: 11, to: 2000, words: "no event in 5 years" }]);
});

const at = (x, y) => ({ x, y });

for (const [name, one, other] of [["down to the right", at(100, 40), at(400, 200)], ["up to the left", at(400, 200), at(100, 40)],
  ["to a near one", at(100, 40), at(103, 63)], ["straight down", at(100, 40), at(100, 132)]]) {
  test(`an arc ${name} goes from mark to mark and runs level above the higher one`, () => {
    const points = packing.arcBetween(one, other, 11.5);
    const [first, last] = [points[0], points[points.length - 1]];
    assert.deepEqual([first.x, last.x], [one.x, other.x]);
    assert.ok(first.y < one.y && last.y < other.y, "it ends at the upper edge of a mark, not in its middle");
    assert.equal(Math.min(...points.map(({ y }) => y)), Math.min(one.y, other.y) - 11.5);
    const [left, right] = [one.x, other.x].sort((a, b) => a - b);
    assert.ok(points.every(({ x }) => x >= left - 1e-9 && x <= right + 1e-9), "its corners stay between the two");
  });
}
