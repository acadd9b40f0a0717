import { later } from "../../../lib/later";
import { Later } from "../../../lib/ui";
import type { BodyProps } from "./body";

/** The panel is fetched when its group is first open. */
const hide = later(() => import("../../hide"));

/** What of a picture nobody is to recognise. */
export function HiddenBody({ document, editing, time }: BodyProps) {
  return (
    <div data-property="appearance.obscure">
      <Later get={hide}>
        {({ HiddenParts }) => (
          <HiddenParts bench={editing.bench} document={document} clips={editing.clips} time={time} />
        )}
      </Later>
    </div>
  );
}
