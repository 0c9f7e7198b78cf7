/**
 * Questions to the server, one at a time: of those that come while one is under way only the newest is sent. Knows nothing of
 * what is asked.
 */
(function (root) {
  "use strict";

  const SLOW = 300; // ms after which a question is said to be under way
  const LOST = 20000; // ms after which an answer is no longer waited for

  /**
   * @param {(question: object) => void} send hands a question to the server; its `number` comes back with the answer
   * @param {(slow: boolean) => void} told hears when a question takes long, and when it no longer does
   * @returns {{ask: (question: object, received: (reply: object) => void) => void, answered: (reply: object) => void, forget: () => void, isIdle: () => boolean}}
   */
  function createAsker(send, told = () => {}) {
    let underWay = null;
    let waiting = null;
    let number = 0;
    let timer = 0;

    function go([question, received]) {
      number += 1;
      underWay = { number, received, since: Date.now() };
      clearTimeout(timer);
      timer = setTimeout(() => told(true), SLOW);
      send({ ...question, number });
    }

    function ask(question, received) {
      if (underWay && Date.now() - underWay.since < LOST) waiting = [question, received];
      else go([question, received]);
    }

    function answered(reply) {
      if (!underWay || reply.number !== underWay.number) return;
      const { received } = underWay;
      const next = waiting;
      underWay = waiting = null;
      clearTimeout(timer);
      if (next) go(next); // what is on its way to being asked again is out of date, but better than nothing meanwhile
      else told(false);
      received(reply);
    }

    /** Let go of what was asked: its answer is no longer wanted. */
    function forget() {
      underWay = waiting = null;
      clearTimeout(timer);
      told(false);
    }

    return { ask, answered, forget, isIdle: () => underWay === null };
  }

  root.EventTimeline = { ...root.EventTimeline, createAsker };
  if (typeof module !== "undefined") module.exports = { createAsker };
})(typeof globalThis === "undefined" ? this : globalThis);
