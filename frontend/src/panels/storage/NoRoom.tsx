import { useEffect } from "react";
import { Notice } from "../../lib/ui";
import { followStorage, useNoRoom } from "./storage";

/** Why a button beside it cannot be pressed: nothing more fits. Nothing while something does. */
export function NoRoom() {
  const reason = useNoRoom();
  useEffect(followStorage, []);
  return reason ? <Notice tone="warning">{reason}</Notice> : null;
}
