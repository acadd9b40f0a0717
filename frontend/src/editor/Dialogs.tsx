/** The dialogs over the editor: one at a time. */

import type { Project } from "../lib/shapes";
import { ExportDialog } from "../panels/export";
import { ShareDialog } from "../panels/share";
import { documentDuration } from "../timeline/timeline-index";
import { useDocument } from "../tools/observe";
import type { CommandContext } from "./command";
import { Palette } from "./Palette";
import { Shortcuts } from "./Shortcuts";

export interface OpenDialog {
  readonly what: "palette" | "shortcuts" | "export" | "share";
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
        onClose={close}
        onShare={(exportId) => onOpen({ what: "share", exportId })}
      />
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
