import { CleanSpeech, type CleanSpeechProps } from "./CleanSpeech";
import { Pauses } from "./Pauses";
import styles from "./Speech.module.css";

/** What can be done for a voice: its noise taken away, its pauses cut. */
export function Speech(props: CleanSpeechProps) {
  return (
    <div className={styles.parts}>
      <CleanSpeech {...props} />
      <Pauses {...props} />
    </div>
  );
}
