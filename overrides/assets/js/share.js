/* Copies and passes on the texts below a page. Without this script they can be selected by hand. */
(function () {
  "use strict";
  var box = document.querySelector(".hb-share");
  if (!box) return;
  var status = box.querySelector("[role='status']");

  function textOf(element) {
    return element.value === undefined ? element.textContent : element.value;
  }

  function select(element) {
    if (element.select) {
      element.focus();
      element.select();
    } else {
      window.getSelection().selectAllChildren(element);
    }
  }

  /* Pages from a disk may not have the newer way; the older one copies what is selected. */
  function copySelected(element) {
    select(element);
    try {
      return document.execCommand("copy");
    } catch (error) {
      return false;
    }
  }

  function say(copied) {
    status.textContent = copied ? status.dataset.hbCopied : status.dataset.hbNotCopied;
  }

  function copy(element) {
    if (!navigator.clipboard || !window.isSecureContext) {
      say(copySelected(element));
      return;
    }
    navigator.clipboard.writeText(textOf(element)).then(
      function () { say(true); },
      function () { say(copySelected(element)); }
    );
  }

  box.querySelectorAll("[data-hb-copy]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      copy(document.getElementById(button.dataset.hbCopy));
    });
  });

  /* The telephone's own list of messengers. */
  box.querySelectorAll("[data-hb-pass]").forEach(function (button) {
    if (!navigator.share) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.share({ text: textOf(document.getElementById(button.dataset.hbPass)) }).catch(function () {
        /* The reader closed the list. */
      });
    });
  });
})();
