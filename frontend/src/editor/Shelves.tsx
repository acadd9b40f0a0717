/** The shelves of presets, and the transitions. */

import { LayoutShelf, LookShelf, PipShelf, TextShelf, WayShelf } from "../panels/presets";
import type { Workbench } from "../tools/workbench";
import { PassagePalette } from "./PassagePalette";
import { putLayout, putLook, putPip, putText, putWay, wayEdit } from "./presets";

interface ShelvesProps {
  readonly bench: Workbench;
  readonly onAdded: () => void;
}

export function Shelves({ bench, onAdded }: ShelvesProps) {
  return (
    <>
      <TextShelf
        bench={bench}
        onPut={(name) => {
          putText(bench, name);
          onAdded();
        }}
      />
      <LookShelf bench={bench} onPut={(name) => putLook(bench, name)} />
      <WayShelf bench={bench} onPut={(...way) => putWay(bench, ...way)} edit={wayEdit} />
      <PipShelf bench={bench} onPut={(name) => putPip(bench, name)} />
      <LayoutShelf bench={bench} onPut={(name, spacing) => putLayout(bench, name, spacing)} />
      <PassagePalette bench={bench} />
    </>
  );
}
