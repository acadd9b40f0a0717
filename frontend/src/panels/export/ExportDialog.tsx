import { later } from "../../lib/later";
import { strings } from "../../lib/strings";
import { Dialog, Later } from "../../lib/ui";
import type { ExportsProps } from "./Exports";

const exports = later(() => import("./Exports"));

export interface ExportDialogProps extends ExportsProps {
  open: boolean;
  onClose: () => void;
}

/** Make a film: choose its size, watch it being made, take it away. */
export function ExportDialog(props: ExportDialogProps) {
  return (
    <Dialog title={strings.exports.title} open={props.open} onClose={props.onClose}>
      {props.open && <Later get={exports}>{({ Exports }) => <Exports {...props} />}</Later>}
    </Dialog>
  );
}
