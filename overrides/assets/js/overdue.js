/* Facts that age carry a day; the reader's own clock says whether it has passed, so that builds stay the same. */
(function () {
  "use strict";
  var today = new Date().toISOString().slice(0, 10);
  document.querySelectorAll("[data-hb-overdue]").forEach(function (note) {
    note.hidden = note.dataset.hbOverdue >= today;
  });
  document.querySelectorAll("[data-hb-until]").forEach(function (note) {
    note.classList.toggle("hb-past", note.dataset.hbUntil < today);
  });
})();
