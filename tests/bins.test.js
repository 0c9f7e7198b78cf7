// Rules of counts by period: no place blank, one scale, periods in words.
const test = require("node:test");
const assert = require("node:assert");
require("../assets/packing.js");
const bins = require("../assets/bins.js");

const day = (text) => Date.parse(text) / 86400000;
const look = (first, last, binDays, counts) => ({ first, last, binDays, bins: counts });

test("a bin spans its days, counted from 1970-01-01", () => {
  const [one] = bins.merged(look(0, 100, 7, [[2, 5, 3, 2]]), null);
  assert.deepEqual(one, { from: 14, to: 21, events: 5, cooperation: 3, conflict: 2 });
});

test("around the newest look a coarser one stands, and under it none", () => {
  const coarse = look(0, 1000, 100, [[0, 9, 9, 0], [2, 9, 9, 0], [9, 9, 9, 0]]);
  const fine = look(200, 299, 10, [[21, 4, 4, 0], [25, 5, 5, 0]]);
  assert.deepEqual(bins.merged(fine, coarse).map((bin) => bin.from), [0, 210, 250, 900]);
});

test("a month with as many events a day as its days is as high as they are", () => {
  const days = bins.merged(look(0, 40, 1, [[3, 2, 2, 0]]), null);
  const months = bins.merged(look(0, 400, 30, [[0, 60, 60, 0]]), null);
  assert.equal(bins.mostPerDay([days], [0, 40]), 2);
  assert.equal(bins.mostPerDay([months], [0, 40]), 2);
});

test("what lies outside of the window does not set the scale", () => {
  const list = bins.merged(look(0, 100, 10, [[0, 1000, 1000, 0], [5, 20, 10, 10]]), null);
  assert.equal(bins.mostPerDay([list], [40, 70]), 1);
});

test("a bin is found by any of its days and no other", () => {
  const list = bins.merged(look(0, 100, 10, [[1, 7, 7, 0]]), null);
  assert.deepEqual([9, 10, 19.9, 20].map((at) => bins.binAt(list, at)?.events ?? null), [null, 7, 7, null]);
});

for (const [from, to, words] of [
  ["2014-03-12", "2014-03-13", "12 March 2014"],
  ["2014-03-12", "2014-03-19", "12–18 March 2014"],
  ["2014-02-26", "2014-03-05", "26 February – 4 March 2014"],
  ["2013-12-29", "2014-01-05", "29 December 2013 – 4 January 2014"],
  ["2003-01-01", "2007-12-31", "2003–2007"],
]) {
  test(`a period is said as "${words}"`, () => {
    assert.equal(bins.periodWords({ from: day(from), to: day(to) }), words);
  });
}
