import { useEffect } from "react";
import { strings } from "../../lib/strings";
import { toast } from "../../lib/ui";
import { followAssets } from "./assets";
import { DropZone } from "./DropZone";
import { uploadQueue } from "./uploads";

/** Uploads what is dropped or pasted anywhere in an open project, whichever panel is shown. */
export function UploadAnywhere() {
  useEffect(followAssets, []);
  return (
    <DropZone
      onFiles={(files) => {
        uploadQueue.add(files);
        toast({ text: strings.library.uploading(files.length) });
      }}
    />
  );
}
