import type { Export } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { FLICKS_PER_SECOND } from "../../timeline/time";
import styles from "./ExportDialog.module.css";
import { bridged, formatLikeness } from "./film";

const words = strings.exports;

/** What the finished film was found to be: how like the stage, what of its sources was damaged, what looks unmeant. */
export function Receipt({ film }: { film: Export }) {
  const { receipt } = film;
  const remarks = [...bridged(film), ...((film.facts?.warnings as string[] | undefined) ?? [])];
  return (
    <>
      {remarks.length > 0 && (
        <ul className={styles.remarks} aria-label={words.remarks}>
          {remarks.map((remark) => (
            <li key={remark} className={styles.about}>
              {remark}
            </li>
          ))}
        </ul>
      )}
      {receipt && (
        <details className={styles.receipt}>
          <summary className={styles.about}>
            {words.receipt(formatLikeness(receipt.lowest.ssim), receipt.samples.length)}
          </summary>
          <img
            src={receipt.picture}
            loading="lazy"
            alt={words.receiptPicture((receipt.lowest.time / FLICKS_PER_SECOND).toFixed(2))}
          />
          <ol className={styles.samples} aria-label={words.samples}>
            {receipt.samples.map(({ time, ssim }) => (
              <li key={time}>{`${(time / FLICKS_PER_SECOND).toFixed(2)} s: ${formatLikeness(ssim)}`}</li>
            ))}
          </ol>
        </details>
      )}
      {receipt && film.settings.format === "gif" && <p className={styles.about}>{words.receiptOfGif}</p>}
    </>
  );
}
