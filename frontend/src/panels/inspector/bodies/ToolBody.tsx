import type { ReactNode } from "react";
import { later } from "../../../lib/later";
import { Later } from "../../../lib/ui";
import type { BodyProps } from "./body";
import { Rows } from "./Rows";

/** What works with a tool is fetched when its group is first open. */
const matte = later(() => import("../../matte"));
const speech = later(() => import("../../speech"));

/** The background of pictures: removed by a tool, then adjusted by the rows. */
export function MatteBody(props: BodyProps) {
  const { document, editing } = props;
  return (
    <ToolBody {...props} control="matte">
      <Later get={matte}>
        {({ CutOut }) => <CutOut bench={editing.bench} document={document} clips={editing.clips} />}
      </Later>
    </ToolBody>
  );
}

/** A voice: its noise taken away by a tool, then mixed by the rows; and its pauses cut. */
export function CleanedBody(props: BodyProps) {
  const { document, editing } = props;
  return (
    <ToolBody {...props} control="cleaned">
      <Later get={speech}>
        {({ Speech }) => <Speech bench={editing.bench} document={document} clips={editing.clips} />}
      </Later>
    </ToolBody>
  );
}

interface ToolBodyProps extends BodyProps {
  /** That of the property which names what the tool has made. */
  readonly control: "matte" | "cleaned";
  readonly children: ReactNode;
}

/** The rows of a group, and below them what makes what they adjust; where the tool is for these clips. */
function ToolBody({ control, children, ...props }: ToolBodyProps) {
  const made = props.readings.find(({ property }) => property.control === control);
  return (
    <>
      <Rows {...props} />
      {made && <div data-property={made.property.name}>{children}</div>}
    </>
  );
}
