export { Speech } from "./Speech";
