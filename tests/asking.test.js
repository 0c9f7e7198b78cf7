// Rules of asking the server: one question at a time, and of those that wait only the newest.
const test = require("node:test");
const assert = require("node:assert");
const { createAsker } = require("../assets/asking.js");

function asker() {
  const sent = [];
  const heard = [];
  const slow = [];
  const made = createAsker((question) => sent.push(question), (is) => slow.push(is));
  const ask = (what) => made.ask({ what }, (reply) => heard.push([what, reply.told]));
  return { made, ask, sent, heard, slow };
}

test("a second question waits for the answer to the first", () => {
  const { made, ask, sent, heard } = asker();
  ask("a");
  ask("b");
  assert.deepEqual(sent.map((each) => each.what), ["a"]);
  made.answered({ number: 1, told: "A" });
  assert.deepEqual(sent.map((each) => each.what), ["a", "b"]);
  made.answered({ number: 2, told: "B" });
  assert.deepEqual(heard, [["a", "A"], ["b", "B"]]);
});

test("of the questions that wait only the newest is sent", () => {
  const { made, ask, sent } = asker();
  ["a", "b", "c", "d"].forEach(ask);
  made.answered({ number: 1, told: "" });
  assert.deepEqual(sent.map((each) => each.what), ["a", "d"]);
});

test("an answer that nobody waits for any more is not heard", () => {
  const { made, ask, sent, heard } = asker();
  ask("a");
  made.forget();
  made.answered({ number: 1, told: "late" });
  ask("b");
  made.answered({ number: sent[1].number, told: "B" });
  assert.deepEqual(heard, [["b", "B"]]);
});

test("a question that takes long is said to be under way until its answer comes", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const { made, ask, slow } = asker();
  ask("a");
  context.mock.timers.tick(299);
  assert.deepEqual(slow, []);
  context.mock.timers.tick(1);
  assert.deepEqual(slow, [true]);
  made.answered({ number: 1, told: "" });
  assert.deepEqual(slow, [true, false]);
});

test("after twenty seconds without an answer the next question is sent all the same", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const { ask, sent } = asker();
  ask("a");
  context.mock.timers.tick(20000);
  ask("b");
  assert.deepEqual(sent.map((each) => each.what), ["a", "b"]);
});
