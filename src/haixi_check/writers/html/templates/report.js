// Filters for the clauses and the problems. Without this script the page is whole, only unfiltered.
(function () {
  "use strict";
  var form = document.getElementById("filters");
  var unit = document.getElementById("by-unit");
  var shown = document.getElementById("shown");
  var expand = document.getElementById("expand");
  var root = document.getElementById("clauses");
  var problems = document.getElementById("problems");
  var list = function (selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  };
  var targets = list("article.target", root);
  var clauses = list(".clause", root);
  var ofUnits = list("[data-u]", root).concat(list("[data-u]", problems));
  var files = list(".file", problems);

  var chosen = function (name) {
    return list("input[name=" + name + "]:checked", form);
  };

  function apply() {
    var outcomes = chosen("outcome").map(function (box) { return box.value; });
    var letters = chosen("outcome").map(function (box) { return box.dataset.letter; });
    var forces = chosen("force").map(function (box) { return box.value; });
    var own = unit.value;
    var count = 0;
    targets.forEach(function (target) {
      var letter = own === "" ? "" : target.dataset.by.charAt(Number(own));
      var wanted = own === ""
        ? !outcomes.length || outcomes.indexOf(target.dataset.o) >= 0
        : letter !== "-" && (!letters.length || letters.indexOf(letter) >= 0);
      wanted = wanted && (!forces.length || forces.indexOf(target.dataset.f) >= 0);
      target.hidden = !wanted;
      count += wanted ? 1 : 0;
    });
    ofUnits.forEach(function (piece) {
      piece.hidden = own !== "" && piece.dataset.u !== own;
    });
    var any = own !== "" || outcomes.length > 0 || forces.length > 0;
    list(".groups > li", root).forEach(function (group) {
      group.hidden = !group.querySelector("[data-u]:not([hidden])");
    });
    list("details.by-unit", root).forEach(function (details) {
      if (own !== "") { details.open = true; }
    });
    clauses.forEach(function (clause) {
      clause.hidden = any && !clause.querySelector("article:not([hidden])");
    });
    files.forEach(function (file) {
      file.hidden = own !== "" && !file.querySelector("[data-u]:not([hidden])");
    });
    shown.textContent = count
      ? form.dataset.shown.replace("%1", count).replace("%2", targets.length)
      : form.dataset.nothing;
  }

  // A link may lead to what a filter hides: then the filter yields.
  function reveal() {
    var goal = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (goal && goal.closest("[hidden]")) {
      form.reset();
      apply();
      goal.scrollIntoView();
    }
  }

  form.addEventListener("change", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(apply); });
  expand.addEventListener("click", function () {
    var open = expand.getAttribute("aria-pressed") !== "true";
    var other = expand.dataset.other;
    expand.dataset.other = expand.textContent;
    expand.textContent = other;
    expand.setAttribute("aria-pressed", String(open));
    list("details", root).concat(list("details", problems)).forEach(function (details) {
      details.open = open;
    });
  });
  // A mark in the matrix leads to its clause, and to its unit alone.
  document.getElementById("matrix").addEventListener("click", function (event) {
    var link = event.target.closest("a[href]");
    if (!link) { return; }
    form.reset();
    if (link.dataset.unit) { unit.value = link.dataset.unit; }
    apply();
  });
  window.addEventListener("hashchange", reveal);
  form.hidden = false;
  root.classList.add("filtered");
  apply();
})();
