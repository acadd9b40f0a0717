export { Meters } from "./Meters";
