// Small comforts only: every page works without this file.
(function () {
  "use strict";

  // "/" goes to the search field, as in many tools of the trade.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    var field = document.querySelector('[data-shortcut="/"]');
    if (field) { event.preventDefault(); field.focus(); field.select(); }
  });

  // What belongs to the account closes again when somebody goes on elsewhere.
  document.addEventListener("click", function (event) {
    var open = document.querySelector(".account[open]");
    if (open && !open.contains(event.target)) open.removeAttribute("open");
  });

  // A second click while the first is under way sends nothing; the server would add nothing either.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.matches("form.command:not([data-download])")) {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
    }
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form.command").forEach(function (form) { delete form.dataset.sent; });
  });

  // Leaving a page with typed text asks first.
  var typed = false;
  document.addEventListener("input", function (event) { if (event.target.closest("form.command")) typed = true; });
  document.addEventListener("submit", function () { typed = false; });
  window.addEventListener("beforeunload", function (event) { if (typed && document.querySelector("form.command textarea")) event.preventDefault(); });

  document.addEventListener("DOMContentLoaded", function () {
    var refusal = document.getElementById("refusal");
    if (refusal) refusal.focus();
    var back = document.querySelector("[data-return]");
    if (back) waitFor(back.dataset.return, 30);
  });

  // After a change of ledger: go on as soon as the server answers again.
  function waitFor(address, tries) {
    window.setTimeout(function () {
      fetch("/actuator/health/readiness", { cache: "no-store" })
        .then(function (answer) { if (answer.ok) { location.assign(address); } else { again(); } })
        .catch(again);
    }, 1500);
    function again() { if (tries > 0) waitFor(address, tries - 1); }
  }
})();
