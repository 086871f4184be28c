/* The page of a template: its form belongs to the plan that is open. */
(function () {
  "use strict";
  var tools = window.HandbookTools;
  var form = document.querySelector(".hb-form");
  if (!form) return;
  var plans = new tools.plans.Plans(form);
  plans.bar(document.getElementById("hb-plan-bar"));
  var actions = document.getElementById("hb-plan-actions");
  actions.hidden = false;
  actions.replaceChildren(
    tools.button(tools.say("print"), function () { window.print(); }),
    tools.button(tools.say("save-docx"), function () { tools.planFile.save(plans.plan, [form]); })
  );
  tools.forms.grow(form);
})();
