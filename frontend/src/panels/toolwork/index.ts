/** What the panels of tools have in common: what a tool says, its work on a clip, and how far it is. */

export { type Run, send, sourceOf, useToolRuns } from "./runs";
export { default as styles } from "./toolwork.module.css";
export { about, useTool } from "./useTool";
export { Working } from "./Working";
