/** The dialogs over the editor: one at a time. */

import { later } from "../lib/later";
import type { Project } from "../lib/shapes";
import { strings } from "../lib/strings";
import { Dialog, Later } from "../lib/ui";
import { ExportDialog } from "../panels/export";
import { ShareDialog } from "../panels/share";
import { hiddenParts } from "../timeline/edits/set-hidden";
import { documentDuration } from "../timeline/timeline-index";
import { useDocument } from "../tools/observe";
import type { CommandContext, DialogName } from "./command";
import { Palette } from "./Palette";
import { Shortcuts } from "./Shortcuts";

const speed = later(() => import("../panels/speed"));

export interface OpenDialog {
  readonly what: DialogName;
  /** For sharing: the export that was just made. */
  readonly exportId?: string;
}

interface DialogsProps {
  readonly project: Project;
  readonly context: CommandContext;
  readonly dialog: OpenDialog | null;
  readonly onOpen: (dialog: OpenDialog | null) => void;
}

export function Dialogs({ project, context, dialog, onOpen }: DialogsProps) {
  const document = useDocument(context.bench.store);
  const close = () => onOpen(null);
  const is = (what: OpenDialog["what"]) => dialog?.what === what;
  return (
    <>
      <Palette open={is("palette")} context={context} onClose={close} />
      <Shortcuts open={is("shortcuts")} onClose={close} />
      <ExportDialog
        open={is("export")}
        project={project}
        canvas={document.canvas}
        duration={documentDuration(document)}
        playhead={context.bench.player.time}
        range={context.bench.session.state.range}
        hidesFaces={Object.keys(document.clips).some((id) =>
          hiddenParts(document, id).some(({ track }) => track !== ""),
        )}
        onClose={close}
        onShare={(exportId) => onOpen({ what: "share", exportId })}
      />
      {is("speed") && (
        <Later
          get={speed}
          around={(meanwhile) => (
            <Dialog size="small" title={strings.lanes.speed.title} open onClose={close}>
              {meanwhile}
            </Dialog>
          )}
        >
          {({ SpeedDialog }) => <SpeedDialog bench={context.bench} onClose={close} />}
        </Later>
      )}
      <ShareDialog
        open={is("share")}
        project={project}
        exportId={dialog?.exportId}
        onClose={close}
        onExport={() => onOpen({ what: "export" })}
      />
    </>
  );
}
