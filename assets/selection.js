/**
 * What a filter means, in the exported page: the same answers that `events/queries.py` gives, without a server. A browser
 * test compares the two on hundreds of selections. Also the selection in the address. Pure functions.
 */
(function (root) {
  "use strict";

  const KEYS = ["countries", "match", "types", "from", "to", "text", "status"];
  const MATCHES = ["all", "any", "only"];
  const FIRST_DAY_EVER = -719162;
  const LAST_DAY_EVER = 2932896;

  /** A text as a search compares it: without case and accents, white space as single blanks. */
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/u).filter(Boolean).join(" ");
  }

  const parts = (text) => (text || "").split(/[,;]/).map((part) => part.trim()).filter(Boolean);

  /**
   * The days of a date as the filter fields take it: year, year and month, or day.
   * @returns {?[number, number]} first and last day since 1970-01-01, or null where it is none of these
   */
  function daysOf(text) {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec((text || "").trim());
    if (!match) return null;
    const [year, month, date] = [Number(match[1]), Number(match[2] || 0), Number(match[3] || 0)];
    if (year < 1 || (match[2] && (month < 1 || month > 12))) return null;
    const { dayOf } = root.EventTimeline.packing;
    const first = dayOf(year, month ? month - 1 : 0, date || 1);
    if (date) return new Date(first * 86400000).getUTCDate() === date ? [first, first] : null;
    const after = month ? dayOf(year, month, 1) : dayOf(year + 1, 0, 1);
    return [first, after - 1];
  }

  /** The code under which a past state's events are also found: the Soviet Union's under Russia. */
  function currentCode(code, drawing) {
    const successor = drawing.successors[code];
    return successor ? currentCode(successor, drawing) : code;
  }

  function involves(record, code, drawing) {
    const codes = currentCode(code, drawing) === code ? record.countrySet : record.codeSet;
    return codes.includes(`;${code};`);
  }

  function countriesFit(record, words, drawing) {
    const chosen = parts(words.countries);
    if (chosen.length === 0) return true;
    const involved = chosen.filter((code) => involves(record, code, drawing)).length;
    if (words.match === "any") return involved > 0;
    if (involved < chosen.length) return false;
    const distinct = new Set(chosen.map((code) => currentCode(code, drawing))).size;
    return words.match !== "only" || record.countrySet.split(";").length - 2 === distinct;
  }

  /** A function that tells whether a record is in a selection given in words. */
  function condition(words, drawing) {
    const from = daysOf(words.from);
    const to = daysOf(words.to);
    const first = from ? from[0] : FIRST_DAY_EVER;
    const last = to ? to[1] : LAST_DAY_EVER;
    const sought = fold(words.text || "").split(" ").filter(Boolean);
    const types = parts(words.types);
    const statuses = parts(words.status);
    return (record) =>
      (record.lastDay === null ? LAST_DAY_EVER : record.lastDay) >= first &&
      record.firstDay <= last &&
      sought.every((word) => searchText(record).includes(word)) &&
      countriesFit(record, words, drawing) &&
      (types.length === 0 || types.includes(record.type)) &&
      (statuses.length === 0 || statuses.includes(record.status));
  }

  const folded = new WeakMap();
  function searchText(record) {
    if (!folded.has(record)) folded.set(record, fold(`${record.title} ${record.summary} ${record.place}`));
    return folded.get(record);
  }

  const byCount = (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);

  function count(values) {
    const total = new Map();
    for (const value of values) total.set(value, (total.get(value) || 0) + 1);
    return [...total].sort(byCount);
  }

  const codesOf = (record) => record.countrySet.split(";").filter(Boolean);

  function lanesOf(records, words, drawing) {
    const chosen = new Set(parts(words.countries).map((code) => currentCode(code, drawing)));
    const needed = Math.min(chosen.size, words.match === "any" ? 1 : 2);
    const pairs = [];
    for (const record of records) {
      const codes = codesOf(record);
      codes.forEach((one, place) =>
        codes.slice(place + 1).forEach((other) => {
          if (chosen.has(one) + chosen.has(other) >= needed) pairs.push(`${one}-${other}`);
        })
      );
    }
    return count(pairs);
  }

  /**
   * The words of an address that mean something here, and a complaint for each that does not; of a list the good ones are kept.
   * Of dates the file understands less than the server; see `dashboard/url_state.py`.
   */
  function understood(asked, drawing) {
    const complaints = [];
    const { countryNames, types, statuses } = drawing;
    const isKept = (key, isGood, complaint) => {
      if (!isGood) complaints.push(`${key}: ${complaint}`);
      return isGood;
    };
    const one = (key, isGood, why) => {
      const text = (asked[key] || "").trim();
      return text && isKept(key, Boolean(isGood(text)), `"${text}" ${why}`) ? text : "";
    };
    const several = (key, known, what) =>
      [...new Set(parts(asked[key]))].filter((name) => isKept(key, Object.hasOwn(known, name), `No ${what} "${name}".`)).join(",");
    const date = (key) => one(key, daysOf, "is not a date that this file understands. Write 2023, 2023-09 or 2023-09-13.");
    const words = {
      countries: several("countries", countryNames, "country"),
      match: one("match", (text) => MATCHES.includes(text), "is not one of all, any, only.").replace("all", ""),
      types: several("types", types, "event type"),
      from: date("from"), to: date("to"), text: (asked.text || "").trim(), status: several("status", statuses, "status"),
    };
    if (words.from && words.to && daysOf(words.from)[0] > daysOf(words.to)[1]) {
      complaints.push(`from: "${words.from}" is later than to: "${words.to}".`);
    }
    return { words: Object.fromEntries(Object.entries(words).filter(([, text]) => text)), complaints };
  }

  /** The answer to a selection in words: ids, lanes, counts, a sentence; see `dashboard/questions.py`. */
  function answer(asked, drawing) {
    const { words, complaints } = understood(asked, drawing);
    const fits = (changed) => drawing.records.filter(condition({ ...words, ...changed }, drawing));
    const selected = fits({});
    const chosen = new Set(parts(words.countries).map((code) => currentCode(code, drawing)));
    const countries = count(fits({ countries: "" }).flatMap(codesOf));
    const partners = chosen.size ? count(fits({ match: "all" }).flatMap(codesOf)) : countries;
    return {
      ids: selected.map((record) => record.id).sort(),
      lanes: lanesOf(selected, words, drawing),
      facets: {
        countries,
        partners: partners.filter(([code]) => !chosen.has(code)),
        types: Object.fromEntries(count(fits({ types: "" }).map((record) => record.type))),
        statuses: Object.fromEntries(count(fits({ status: "" }).map((record) => record.status))),
      },
      sentence: describe(words, selected, drawing),
      words,
      complaints,
    };
  }

  function join(words, conjunction) {
    if (words.length < 2) return words.join("");
    return `${words.slice(0, -1).join(", ")} ${conjunction} ${words[words.length - 1]}`;
  }

  /** The sentence that says what is shown; see `describe_selection` in `events/queries.py`. */
  function describe(words, selected, drawing) {
    const number = selected.length;
    const counted = number === 0 ? "No events" : number === 1 ? "1 event" : `${number.toLocaleString("en")} events`;
    const types = parts(words.types);
    const statuses = parts(words.status);
    const text = (words.text || "").trim();
    return [
      counted + countryWords(words, drawing) + (text ? ` mentioning "${text}"` : ""),
      types.length ? "of type " + join(types.map((name) => drawing.types[name].label.toLowerCase()), "or") : "",
      join(Object.keys(drawing.statuses).filter((name) => statuses.includes(name)), "or"),
      periodWords(words, selected),
    ].filter(Boolean).join(", ");
  }

  function countryWords(words, drawing) {
    const chosen = parts(words.countries).map((code) => drawing.countryNames[code] || code);
    if (chosen.length === 0) return "";
    if (chosen.length === 1) return ` of ${chosen[0]}` + (words.match === "only" ? " alone" : "");
    if (words.match === "any") return " that involve " + join(chosen, "or");
    return (chosen.length === 2 ? " between " : " among ") + join(chosen, "and") + (words.match === "only" ? " and nobody else" : "");
  }

  function periodWords(words, selected) {
    const from = (words.from || "").trim();
    const to = (words.to || "").trim();
    if (from && from === to) return `in ${from}`;
    if (from && to) return `from ${from} to ${to}`;
    if (from) return `since ${from}`;
    if (to) return `until ${to}`;
    if (selected.length === 0) return "";
    const year = (day) => new Date(day * 86400000).getUTCFullYear();
    const first = Math.min(...selected.map((record) => year(record.firstDay)));
    const last = Math.max(...selected.map((record) => year(record.lastDay === null ? record.firstDay : record.lastDay)));
    return first === last ? String(first) : `${first}–${last}`;
  }

  /** Read a query string or a hash: the words of a selection, and everything else that it holds. */
  function readAddress(query) {
    const words = {};
    const rest = {};
    for (const [key, value] of new URLSearchParams(query.replace(/^[?#]/, ""))) {
      if (value) (KEYS.includes(key) ? words : rest)[key] = value;
    }
    return { words, rest };
  }

  /** Write them back; what asks for nothing is left out. */
  function writeAddress(words, rest) {
    const query = new URLSearchParams();
    for (const key of KEYS) if (words[key] && !(key === "match" && words[key] === "all")) query.set(key, words[key]);
    for (const [key, value] of Object.entries(rest)) if (value) query.set(key, value);
    return query.toString().replace(/%2C/g, ",").replace(/%3B/g, ";");
  }

  const selection = { KEYS, fold, daysOf, answer, readAddress, writeAddress };
  root.EventTimeline = { ...root.EventTimeline, selection };
  if (typeof module !== "undefined") module.exports = selection;
})(typeof globalThis === "undefined" ? this : globalThis);
