import { later } from "../../lib/later";
import { strings } from "../../lib/strings";
import { Dialog, Later } from "../../lib/ui";
import type { ProjectLinksProps } from "./ProjectLinks";

const links = later(() => import("./ProjectLinks"));

export interface ShareDialogProps extends ProjectLinksProps {
  open: boolean;
  onClose: () => void;
}

/** Links that anybody can watch: make, copy, take back. */
export function ShareDialog(props: ShareDialogProps) {
  return (
    <Dialog title={strings.share.title} open={props.open} onClose={props.onClose}>
      {props.open && <Later get={links}>{({ ProjectLinks }) => <ProjectLinks {...props} />}</Later>}
    </Dialog>
  );
}
