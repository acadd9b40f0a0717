/** The arrows of the house: panels -> tools -> sync/playback -> compositor -> timeline -> nothing of ours but lib and generated. */
const rooms = [
  "panels",
  "stage",
  "timeline-view",
  "tools",
  "snapping",
  "sync",
  "playback",
  "compositor",
  "editor",
];
const forbid = (name, from, to) => ({
  name,
  severity: "error",
  from: { path: `^src/(${from.join("|")})/` },
  to: { path: `^src/(${to.join("|")})/` },
});
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    forbid("timeline-is-pure", ["timeline"], rooms),
    forbid(
      "compositor-knows-only-timeline",
      ["compositor"],
      rooms.filter((room) => room !== "compositor"),
    ),
    forbid(
      "sync-and-playback-know-no-interface",
      ["sync", "playback"],
      ["panels", "stage", "timeline-view", "tools", "editor"],
    ),
    forbid("tools-know-no-panels", ["tools", "snapping"], ["panels", "stage", "timeline-view", "editor"]),
    forbid("lib-is-a-leaf", ["lib", "generated"], ["timeline", ...rooms]),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
  },
};
