export { NoRoom } from "./NoRoom";
export { StorageMeter } from "./StorageMeter";
export { refreshStorage, useNoRoom } from "./storage";
