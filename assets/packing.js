/**
 * Where things stand: pure functions from days, widths and ranks to rows, labels and ticks. Nothing here touches the page,
 * so that all of it runs in Node's test runner too.
 */
(function (root) {
  "use strict";

  const ICON = 8; // half the width of a mark's symbol with its edge, px
  const BAR_FROM = 22; // narrower bars hide behind their symbol, px
  const LABEL_AT = 12; // from the middle of the symbol to its label, px
  const GAP = 10; // between a label and the next thing in its row, px
  const DAY = 86400000; // ms
  const ARC_ROUND = 10; // px: radius of an arc's corners
  const ARC_POINTS = 6; // so many straight pieces look like a corner of that size

  /**
   * @typedef {object} Mark one event in one lane, as Python describes it
   * @property {string} id
   * @property {string} pair
   * @property {number} first_day whole days since 1970-01-01
   * @property {?number} last_day null while it goes on
   * @property {string} form "day", "span", "ongoing", "part", "about" or "between"
   * @property {number} importance 1 to 5
   * @property {number} sources
   *
   * @typedef {object} Box a mark in pixels, from the left end of the whole time line at the present zoom
   * @property {number} left of symbol and bar
   * @property {number} right
   * @property {number} icon the middle of the symbol
   * @property {boolean} bar whether the bar is wide enough to be seen
   * @property {number} labelLeft
   * @property {number} labelRight
   * @property {boolean} flipped the label stands left of the symbol
   *
   * @typedef {{lefts: number[], rights: number[], owners: number[]}} Row taken stretches, sorted, never overlapping
   */

  /**
   * Measure a mark at a zoom. `limit` is the right end of everything: a label that would cross it stands on the left.
   * @param {Mark} mark
   * @param {number} labelWidth px
   * @param {{start: number, end: number, scale: number, limit: number}} view days, px per day, px
   * @returns {Box}
   */
  function measureMark(mark, labelWidth, view) {
    const from = (mark.first_day - view.start) * view.scale;
    const last = mark.last_day === null ? view.end : mark.last_day + 1;
    const to = Math.max(from + view.scale, (last - view.start) * view.scale);
    const bar = mark.form !== "day" && to - from >= BAR_FROM;
    const icon = bar ? from + ICON + 3 : (from + to) / 2;
    const left = Math.min(bar ? from : icon - ICON, icon - ICON);
    const right = Math.max(bar ? to : icon + ICON, icon + ICON);
    const flipped = icon + LABEL_AT + labelWidth > view.limit && left - labelWidth - 4 > 0;
    const labelLeft = flipped ? left - labelWidth - 4 : icon + LABEL_AT;
    return { left, right, icon, bar, labelLeft, labelRight: labelLeft + labelWidth, flipped };
  }

  /** @returns {number} the first place in a sorted list whose value is greater than `value` */
  function placeAfter(sorted, value) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] > value) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** @returns {number} the owner of what stands between left and right in a row, or -1 where it is free */
  function ownerBetween(row, left, right) {
    const place = placeAfter(row.rights, left);
    return place < row.lefts.length && row.lefts[place] < right ? row.owners[place] : -1;
  }

  function take(row, left, right, owner) {
    const place = placeAfter(row.lefts, left);
    row.lefts.splice(place, 0, left);
    row.rights.splice(place, 0, right);
    row.owners.splice(place, 0, owner);
  }

  function leave(row, owner) {
    const place = row.owners.indexOf(owner);
    row.lefts.splice(place, 1);
    row.rights.splice(place, 1);
    row.owners.splice(place, 1);
  }

  /** The stretch of a mark with its label, and without. */
  function stretch(box, withLabel) {
    if (!withLabel) return [box.left - 1, box.right + 1];
    return [Math.min(box.left, box.labelLeft) - 1, Math.max(box.right, box.labelRight) + GAP];
  }

  /** The more important first, then the better sourced, then the earlier. */
  function byRank(marks) {
    return marks
      .map((_, index) => index)
      .sort(
        (a, b) =>
          marks[b].importance - marks[a].importance ||
          marks[b].sources - marks[a].sources ||
          marks[a].first_day - marks[b].first_day ||
          (marks[a].id < marks[b].id ? -1 : 1)
      );
  }

  /**
   * Pack the marks of one lane into rows so that no label meets another label or another mark, and no mark another mark.
   * The first row is kept for marks without a label, until all labels that can be placed are. A mark that fits nowhere
   * joins the mark in its way.
   *
   * @param {Mark[]} marks
   * @param {Box[]} boxes the same marks measured
   * @param {number} rowCount rows that the lane may have
   * @returns {{row: number[], labelled: boolean[], host: number[], rows: number}} per mark its row, whether its label is
   *   shown, and the mark it has joined or -1; and how many rows are used
   */
  function packLane(marks, boxes, rowCount) {
    const rows = Array.from({ length: rowCount }, () => ({ lefts: [], rights: [], owners: [] }));
    const row = new Array(marks.length).fill(-1);
    const labelled = new Array(marks.length).fill(false);
    const host = new Array(marks.length).fill(-1);
    const order = byRank(marks);

    function settle(index, withLabel, firstRow) {
      const [left, right] = stretch(boxes[index], withLabel);
      for (let place = firstRow; place < rowCount; place++) {
        if (ownerBetween(rows[place], left, right) < 0) {
          take(rows[place], left, right, index);
          row[index] = place;
          labelled[index] = withLabel;
          return true;
        }
      }
      return false;
    }

    /** Give a mark its label, in whatever row it fits when the mark itself makes room. */
    function promote(index) {
      const before = row[index];
      if (before >= 0) leave(rows[before], index);
      if (settle(index, true, 0)) return true;
      if (before < 0) return false;
      take(rows[before], ...stretch(boxes[index], false), index);
      return false;
    }

    for (const index of order) settle(index, true, rowCount > 1 ? 1 : 0);
    const bare = order.filter((index) => row[index] < 0);
    for (const index of bare) settle(index, false, 0);
    for (let changed = true; changed; ) {
      changed = false;
      for (const index of bare) {
        if (labelled[index]) continue;
        if (promote(index) || (row[index] < 0 && settle(index, false, 0))) changed = true;
      }
    }
    for (const index of bare) {
      if (row[index] < 0) host[index] = nearestHost(rows, boxes, index);
    }
    return { row, labelled, host, rows: rows.filter((one) => one.owners.length > 0).length };
  }

  /** The mark nearest to one that fits nowhere, in the rows where marks have no label if it can be. */
  function nearestHost(rows, boxes, index) {
    let nearest = -1;
    for (const one of rows) {
      for (const owner of one.owners) {
        if (nearest < 0 || Math.abs(boxes[owner].icon - boxes[index].icon) < Math.abs(boxes[nearest].icon - boxes[index].icon)) {
          nearest = owner;
        }
      }
    }
    return nearest;
  }

  /** Remove empty rows, so that a lane is as high as what it shows. */
  function closeGaps(packed) {
    const used = [...new Set(packed.row.filter((place) => place >= 0))].sort((a, b) => a - b);
    const moved = new Map(used.map((place, index) => [place, index]));
    return { ...packed, row: packed.row.map((place) => (place < 0 ? -1 : moved.get(place))), rows: used.length };
  }

  /**
   * Pack named stretches (eras) into as few rows as they need, the earliest first.
   * @param {{left: number, right: number}[]} stretches
   * @returns {{row: number[], rows: number}}
   */
  function packStretches(stretches) {
    const ends = [];
    const row = new Array(stretches.length);
    const order = stretches.map((_, index) => index).sort((a, b) => stretches[a].left - stretches[b].left);
    for (const index of order) {
      let place = ends.findIndex((end) => end <= stretches[index].left);
      if (place < 0) place = ends.length;
      ends[place] = stretches[index].right;
      row[index] = place;
    }
    return { row, rows: ends.length };
  }

  /**
   * Shorten a text to a width, at a word where that loses little.
   * @param {string} text
   * @param {number} width px
   * @param {(text: string) => number} measure width of a text in px
   */
  function shorten(text, width, measure) {
    if (measure(text) <= width) return text;
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (measure(text.slice(0, middle) + "…") <= width) low = middle;
      else high = middle - 1;
    }
    const cut = text.slice(0, low);
    const word = cut.lastIndexOf(" ");
    return (word > cut.length * 0.7 ? cut.slice(0, word) : cut).replace(/[\s,;:.–-]+$/u, "") + "…";
  }

  const MONTHS = "January February March April May June July August September October November December".split(" ");

  const utc = (day) => new Date(day * DAY);
  const dayOf = (year, month, date) => {
    const moment = new Date(Date.UTC(2000, month, date));
    moment.setUTCFullYear(year + Math.floor(month / 12), ((month % 12) + 12) % 12, date);
    return Math.round(moment.getTime() / DAY);
  };

  /** A day as a newspaper writes it: "19 June 2024". */
  function dayInWords(day) {
    const date = utc(Math.floor(day));
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  }

  const STEPS = [
    { unit: "day", every: 1, days: 1, room: 58 },
    { unit: "day", every: 2, days: 2, room: 58 },
    { unit: "day", every: 7, days: 7, room: 58 },
    { unit: "day", every: 14, days: 14, room: 58 },
    { unit: "month", every: 1, days: 30.4, room: 46 },
    { unit: "month", every: 3, days: 91, room: 46 },
    { unit: "month", every: 6, days: 182, room: 46 },
    ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => ({
      unit: "year", every: years, days: years * 365.25, room: 52,
    })),
  ];

  /**
   * The ticks of a window: round dates, as many as have room for their words.
   * @param {number} start days since 1970-01-01, a fraction too
   * @param {number} end
   * @param {number} width px
   * @returns {{day: number, label: string, major: boolean}[]} `major` begins a year (or, between years, a decade)
   */
  function timeTicks(start, end, width) {
    const scale = width / (end - start);
    const step = STEPS.find((one) => one.days * scale >= one.room) || STEPS[STEPS.length - 1];
    if (step.unit === "year") return withRoom(yearTicks(start, end, step.every), scale, end);
    const ticks = step.unit === "day" ? dayTicks(start, end, step.every) : monthTicks(start, end, step.every);
    return withRoom(nameYear(ticks, scale), scale, end);
  }

  /** Words that would run into those before them (a date with its year is longer than a step), or out of the window, are left out. */
  function withRoom(ticks, scale, end) {
    let taken = -Infinity; // in days
    return ticks.map((tick) => {
      const after = tick.day + (tick.label.length * (tick.major ? 8.4 : 7.6) + 8) / scale; // digits of DejaVu Sans at 12 px
      if (tick.day < taken || after > end + 12 / scale) return { ...tick, label: "" };
      taken = after;
      return tick;
    });
  }

  /** Where no tick near the left begins a year, the first one says which year it is. */
  function nameYear(ticks, scale) {
    if (ticks.length === 0 || ticks.some((tick) => tick.major && (tick.day - ticks[0].day) * scale < 150)) return ticks;
    const [first, ...others] = ticks;
    return [{ ...first, label: `${first.label} ${utc(first.day).getUTCFullYear()}` }, ...others];
  }

  function dayTicks(start, end, every) {
    const ticks = [];
    const offset = every > 2 ? 4 : 0; // weeks begin on Monday: 1970-01-05 was one
    for (let day = Math.ceil((start - offset) / every) * every + offset; day <= end; day += every) {
      const date = utc(day);
      const month = MONTHS[date.getUTCMonth()].slice(0, 3);
      const major = date.getUTCDate() <= every && date.getUTCMonth() === 0;
      ticks.push({ day, label: `${date.getUTCDate()} ${month}${major ? " " + date.getUTCFullYear() : ""}`, major });
    }
    return ticks;
  }

  function monthTicks(start, end, every) {
    const ticks = [];
    const first = utc(start);
    for (let month = Math.floor(first.getUTCMonth() / every) * every; ; month += every) {
      const day = dayOf(first.getUTCFullYear(), month, 1);
      if (day > end) return ticks;
      const date = utc(day);
      const major = date.getUTCMonth() === 0;
      const label = major ? String(date.getUTCFullYear()) : MONTHS[date.getUTCMonth()].slice(0, 3);
      if (day >= start) ticks.push({ day, label, major });
    }
  }

  function yearTicks(start, end, every) {
    const ticks = [];
    for (let year = Math.floor(utc(start).getUTCFullYear() / every) * every; ; year += every) {
      const day = dayOf(year, 0, 1);
      if (day > end) return ticks;
      if (day >= start) ticks.push({ day, label: String(year), major: every < 10 && year % 10 === 0 });
    }
  }

  /**
   * The stretches of at least some years in which nothing of a story happens.
   * @param {Mark[]} marks
   * @param {number} years
   * @returns {{from: number, to: number, words: string}[]} days, and how to say it
   */
  function silentYears(marks, years) {
    const silent = [];
    let end = null;
    for (const mark of [...marks].sort((a, b) => a.first_day - b.first_day)) {
      if (end !== null && mark.first_day - end >= years * 365.25) {
        const number = Math.floor((mark.first_day - end) / 365.25);
        silent.push({ from: end, to: mark.first_day, words: `no event in ${number} years` });
      }
      end = Math.max(end === null ? -Infinity : end, mark.last_day === null ? Infinity : mark.last_day + 1);
    }
    return silent;
  }

  /**
   * Count marks by equal periods, cooperation apart from conflict.
   * @returns {{from: number, days: number, cooperation: number, conflict: number}[]} `from` is a period's first day
   */
  function countByPeriod(days, quadrants, start, end, count) {
    const width = (end - start) / count;
    const periods = Array.from({ length: count }, (_, place) => ({ from: start + place * width, days: width, cooperation: 0, conflict: 0 }));
    days.forEach((day, index) => {
      const place = Math.min(count - 1, Math.max(0, Math.floor(((day - start) / (end - start)) * count)));
      periods[place][quadrants[index].endsWith("conflict") ? "conflict" : "cooperation"] += 1;
    });
    return periods;
  }

  /**
   * The way from one mark to another as points of a line: upright out of each, level between, round at the corners.
   * @param {{x: number, y: number}} one the middle of a mark, px
   * @param {{x: number, y: number}} other
   * @param {number} rise px by which the level part is above the higher of the two
   * @returns {{x: number, y: number}[]} px
   */
  function arcBetween(one, other, rise) {
    const [from, to] = [one, other].map(({ x, y }) => ({ x, y: y - ICON }));
    const level = Math.min(one.y, other.y) - rise;
    const round = Math.min(ARC_ROUND, rise, Math.abs(to.x - from.x) / 2);
    const corner = (x, sign) => Array.from({ length: ARC_POINTS + 1 }, (_, place) => {
      const angle = (place / ARC_POINTS) * (Math.PI / 2);
      return { x: x + sign * round * (1 - Math.cos(angle)), y: level + round * (1 - Math.sin(angle)) };
    });
    const right = Math.sign(to.x - from.x);
    return [from, ...corner(from.x, right), ...corner(to.x, -right).reverse(), to];
  }

  const packing = {
    ICON, LABEL_AT, GAP, DAY, MONTHS,
    measureMark, packLane, closeGaps, packStretches, shorten, timeTicks, dayInWords, dayOf, silentYears, countByPeriod, arcBetween,
  };
  root.EventTimeline = { ...root.EventTimeline, packing };
  if (typeof module !== "undefined") module.exports = packing;
})(typeof globalThis === "undefined" ? this : globalThis);
