/* What ages carries a day; the reader's own clock says whether it has passed, so that the file stays the same. */
(function () {
  "use strict";
  var today = new Date().toISOString().slice(0, 10);
  document.querySelectorAll("[data-hb-overdue]").forEach(function (note) {
    note.hidden = note.dataset.hbOverdue >= today;
  });
})();
