export { BinView } from "./BinView";
