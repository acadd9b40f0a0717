import { strings } from "../../../lib/strings";
import { Button, toast } from "../../../lib/ui";
import { passageEverywhere } from "../../../timeline/edits";
import type { BodyProps } from "./body";
import { Rows } from "./Rows";

const words = strings.properties;

/** How a clip takes over from the one before it; what is liked here may be used at every cut. */
export function PassageBody(props: BodyProps) {
  const { editing, document } = props;
  const [only] = editing.clips;
  const clip = only === undefined ? undefined : document.clips[only];
  const spread = () => {
    if (only === undefined) return;
    const operation = passageEverywhere(document, only);
    if (!operation) return;
    editing.keep((now) => passageEverywhere(now, only));
    toast({
      text: words.everyCutDone(operation.type === "batch" ? operation.operations.length : 1),
    });
  };
  return (
    <>
      <Rows {...props} />
      {clip && editing.clips.length === 1 && clip.transition.kind !== "none" && (
        <Button wide onClick={spread}>
          {words.everyCut}
        </Button>
      )}
    </>
  );
}
