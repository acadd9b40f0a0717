export { SpeedDialog } from "./SpeedDialog";
