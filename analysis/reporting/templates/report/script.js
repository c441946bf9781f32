(function () {
  "use strict";
  var said = document.getElementById("said");
  function say(words) {
    said.textContent = words;
    said.className = "on";
    setTimeout(function () { said.className = ""; }, 2000);
  }
  function copyByHand(words) {
    var box = document.createElement("textarea");
    box.value = words;
    document.body.appendChild(box);
    box.select();
    var done = document.execCommand("copy");
    box.remove();
    return done;
  }
  function citation(button) { // of a claim in the list, whose sentence and outlet stand beside it
    var claim = button.closest("li");
    var sentence = claim.closest("div").querySelector(".sentence").textContent.replace(/\s+/g, " ").trim();
    var outlet = claim.closest(".article").dataset.outlet;
    return "\u201c" + sentence + "\u201d \u2014 " + (button.dataset.who || "") + outlet + " [claim " + claim.id.slice(6) + "]";
  }
  document.querySelectorAll("button.cite").forEach(function (button) { button.title = "copy as a citation"; });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button.cite");
    if (!button) { return; }
    var words = button.dataset.cite || citation(button);
    function fallback() { say(copyByHand(words) ? "Citation copied" : "Copying is blocked here"); }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(words).then(function () { say("Citation copied"); }, fallback);
    } else {
      fallback();
    }
  });
  var list = document.querySelectorAll(".article");
  if (list.length < 2) { return; }
  var label = document.createElement("label");
  label.className = "filter";
  label.textContent = "Filter the articles: ";
  var input = document.createElement("input");
  input.type = "search";
  input.placeholder = "place, source, outlet, word";
  label.appendChild(input);
  list[0].parentNode.insertBefore(label, list[0]);
  var found = document.createElement("p");
  found.className = "note";
  found.setAttribute("role", "status");
  list[0].parentNode.insertBefore(found, list[0]);
  var texts = Array.prototype.map.call(list, function (article) { return article.textContent.toLowerCase(); });
  function filter() {
    var wanted = input.value.toLowerCase().trim(), n = 0;
    list.forEach(function (article, i) {
      article.hidden = texts[i].indexOf(wanted) < 0;
      n += article.hidden ? 0 : 1;
    });
    found.textContent = wanted ? n + " of " + list.length + " articles" : "";
  }
  input.addEventListener("input", filter);
  window.addEventListener("hashchange", function () { // a link to a claim shows it, whatever the filter hides
    var target = document.getElementById(location.hash.slice(1));
    if (target && target.closest("[hidden]")) {
      input.value = "";
      filter();
      target.scrollIntoView();
    }
  });
})();
