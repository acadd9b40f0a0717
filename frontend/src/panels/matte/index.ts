export { CutOut as default } from "./CutOut";
