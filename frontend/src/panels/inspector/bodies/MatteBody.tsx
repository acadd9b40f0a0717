import { later } from "../../../lib/later";
import { Later } from "../../../lib/ui";
import type { BodyProps } from "./body";
import { Rows } from "./Rows";

/** What makes a matte is fetched when its group is first open. */
const matte = later(() => import("../../matte"));

/** The background of pictures: removed by a tool, then adjusted by the rows. */
export function MatteBody(props: BodyProps) {
  const { readings, document, editing } = props;
  const isMadeHere = readings.some(({ property }) => property.control === "matte");
  return (
    <>
      <Rows {...props} />
      {isMadeHere && (
        <div data-property="appearance.matte.asset">
          <Later get={matte}>
            {({ CutOut }) => <CutOut bench={editing.bench} document={document} clips={editing.clips} />}
          </Later>
        </div>
      )}
    </>
  );
}
