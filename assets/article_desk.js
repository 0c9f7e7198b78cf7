/* The page "From an article": a sentence of the article and the drafts made of it light up together. */

(function () {
  "use strict";

  const byId = (id) => document.getElementById(id);
  let lastDraft = null;

  const numbers = (element) => element.dataset.draft.split(" ");

  function partOf(target) {
    const desk = byId("article-desk");
    const part = target instanceof Element ? target.closest("[data-draft]") : null;
    return desk && part && desk.contains(part) ? part : null;
  }

  function light(part) {
    const desk = byId("article-desk");
    if (!desk) return;
    const wanted = part ? new Set(numbers(part)) : new Set();
    for (const each of desk.querySelectorAll("[data-draft]")) {
      each.classList.toggle("lit", numbers(each).some((number) => wanted.has(number)));
    }
  }

  const focused = () => partOf(document.activeElement);

  function firstField(part) {
    return byId("article-desk").querySelector(`li[data-draft="${numbers(part)[0]}"] input`);
  }

  document.addEventListener("click", (event) => {
    if (event.target.id !== "article-desk-button") return;
    byId("article-desk").open = true;
    byId("article-text").focus({ preventScroll: true });
    byId("article-desk").scrollIntoView({ block: "start" });
  });

  document.addEventListener("mouseover", (event) => light(partOf(event.target) || focused()));
  document.addEventListener("focusin", (event) => {
    const part = partOf(event.target);
    light(part);
    if (part && part.matches("li")) lastDraft = part;
  });
  document.addEventListener("focusout", () => light(null));

  document.addEventListener("keydown", (event) => {
    const part = partOf(event.target);
    if (event.key !== "Enter" || event.target !== part || !part.matches("mark")) return;
    const field = firstField(part);
    if (!field) return;
    event.preventDefault();
    field.focus();
  });

  // A draft that is added or thrown away loses the button that had the focus: the keyboard goes on from the draft.
  new MutationObserver(() => {
    if (!lastDraft || !lastDraft.isConnected || document.activeElement !== document.body) return;
    if (!lastDraft.querySelector("button")) {
      lastDraft.focus();
      lastDraft = null;
    }
  }).observe(document, { childList: true, subtree: true });
})();
