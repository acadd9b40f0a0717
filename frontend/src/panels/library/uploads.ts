/** The page's one queue of uploads: it goes on while panels come and go. */
import { loadAssets } from "./assets";
import { tusTransfer } from "./tusTransfer";
import { UploadQueue } from "./uploadQueue";

export const uploadQueue = new UploadQueue(tusTransfer, () => void loadAssets());
