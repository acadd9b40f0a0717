import { lazy, Suspense } from "react";
import { strings } from "../../../lib/strings";
import { Spinner } from "../../../lib/ui/Progress";
import type { BodyProps } from "./body";
import { Rows } from "./Rows";

/** What makes a matte is fetched when its group is first open. */
const CutOut = lazy(() => import("../../matte"));

/** The background of pictures: removed by a tool, then adjusted by the rows. */
export function MatteBody(props: BodyProps) {
  const { readings, document, editing } = props;
  const isMadeHere = readings.some(({ property }) => property.control === "matte");
  return (
    <>
      <Rows {...props} />
      {isMadeHere && (
        <div data-property="appearance.matte.asset">
          <Suspense fallback={<Spinner label={strings.tools.looking} />}>
            <CutOut bench={editing.bench} document={document} clips={editing.clips} />
          </Suspense>
        </div>
      )}
    </>
  );
}
