export { TextShelf } from "./TextShelf";
