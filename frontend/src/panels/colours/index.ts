export { StageColourField } from "./StageColourField";
