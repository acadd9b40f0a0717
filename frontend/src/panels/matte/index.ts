export { CutOut } from "./CutOut";
