import { useEffect } from "react";
import { formatBytes } from "../../lib/format";
import { strings } from "../../lib/strings";
import { Progress } from "../../lib/ui";
import styles from "./StorageMeter.module.css";
import { followStorage, useStorage } from "./storage";

const words = strings.storage;
/** From this share on the bar warns. */
const NEARLY = 0.9;

/** How much of their quota a person has used, or (without one) how much the server still has room for. */
export function StorageMeter() {
  const { storage } = useStorage();
  useEffect(followStorage, []);
  if (!storage) return null;
  const { used, limit, left, binned, reason } = storage;
  const share = limit === null ? used / Math.max(1, used + left) : used / Math.max(1, limit);
  const said =
    limit === null
      ? words.usedFree(formatBytes(used), formatBytes(left))
      : words.used(formatBytes(used), formatBytes(limit));
  return (
    <section className={styles.meter} aria-label={words.title}>
      <Progress label={words.title} value={share} tone={reason || share > NEARLY ? "danger" : "accent"} />
      <p className={styles.said}>
        {said}
        {binned > 0 && <span> · {words.inBin(formatBytes(binned))}</span>}
      </p>
    </section>
  );
}
