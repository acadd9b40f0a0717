export { FontField } from "./FontField";
