import { type ReactNode, useEffect, useState } from "react";
import { strings } from "../strings";
import { Button } from "./Button";
import { Notice } from "./EmptyState";
import { Spinner } from "./Progress";

interface LaterProps<Part> {
  /** From `later`: a part of the page that is fetched when it is first wanted. */
  get: () => Promise<Part>;
  children: (part: Part) => ReactNode;
  /** What stands round the wait, or round the sentence where it could not be fetched. */
  around?: (meanwhile: ReactNode) => ReactNode;
}

/** Shows a part of the page that comes later; meanwhile that it is on its way, or how to try again. */
export function Later<Part>({ get, children, around = (meanwhile) => meanwhile }: LaterProps<Part>) {
  // In an object: a part may be a function, which a state would call.
  const [part, setPart] = useState<{ readonly is: Part } | null>(null);
  const [failures, setFailures] = useState(0);
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a failure it is asked for again when somebody says so.
  useEffect(() => {
    let wanted = true;
    get().then(
      (is) => wanted && setPart({ is }),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [get, failures]);
  if (part) return children(part.is);
  if (!failed) return around(<Spinner label={strings.common.loading} />);
  const again = () => {
    setFailed(false);
    setFailures(failures + 1);
  };
  return around(
    <Notice tone="danger" action={<Button onClick={again}>{strings.common.retry}</Button>}>
      {strings.common.notFetched}
    </Notice>,
  );
}
