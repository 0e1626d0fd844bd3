// Only served by `catalogue serve`: reloads the page after a build, or shows why there was none.
(() => {
  "use strict";
  let known = -1;
  const show = (report) => {
    let box = document.getElementById("laporan-bangun");
    if (!report) {
      if (box) box.remove();
      return;
    }
    if (!box) {
      box = document.createElement("pre");
      box.id = "laporan-bangun";
      box.className = "build-report";
      box.setAttribute("role", "alert");
      document.body.prepend(box);
    }
    box.textContent = report;
  };
  const wait = async () => {
    try {
      const answer = await fetch("/_muat/keadaan?" + known, { cache: "no-store" });
      const state = await answer.json();
      if (known >= 0 && state.number !== known && !state.report) location.reload();
      known = state.number;
      show(state.report);
      wait();
    } catch {
      setTimeout(wait, 1000);
    }
  };
  wait();
})();
