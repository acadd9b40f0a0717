export { HiddenParts } from "./HiddenParts";
