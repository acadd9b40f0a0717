export { LayoutShelf } from "./LayoutShelf";
export { LookShelf } from "./LookShelf";
export { PipShelf } from "./PipShelf";
export { TextShelf } from "./TextShelf";
export { WayShelf } from "./WayShelf";
