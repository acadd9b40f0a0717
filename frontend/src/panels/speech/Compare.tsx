import { Ear } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { strings } from "../../lib/strings";
import { getAsset } from "../../lib/studio";
import { Button } from "../../lib/ui";
import type { Player } from "../../playback/player";
import styles from "./Compare.module.css";

const words = strings.tools.speech;
/** Seconds of silence between the two halves, as the tool writes them. */
const GAP = 0.5;

type Half = "before" | "after";

interface CompareProps {
  /** A sound that the tool made to be listened to: as recorded, a gap, and the same cleaned. */
  readonly asset: string;
  readonly player: Player;
}

/** Plays a few seconds as they were recorded or cleaned, from one to the other at the same moment. */
export function Compare({ asset, player }: CompareProps) {
  const sound = useRef<HTMLAudioElement>(null);
  const [address, setAddress] = useState<string | null>(null);
  const [heard, setHeard] = useState<Half | null>(null);
  useEffect(() => {
    let current = true;
    void getAsset(asset).then(
      ({ urls }) => current && setAddress(urls.original ?? null),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [asset]);
  const play = (half: Half) => {
    const element = sound.current;
    if (!element || !Number.isFinite(element.duration)) return;
    const second = (element.duration + GAP) / 2;
    const into = heard === null ? 0 : element.currentTime - (heard === "after" ? second : 0);
    element.currentTime = (half === "after" ? second : 0) + Math.max(0, into);
    setHeard(half);
    player.pause();
    void element.play();
  };
  return (
    <fieldset className={styles.halves}>
      <legend className="for-readers">{words.compare}</legend>
      {(["before", "after"] as const).map((half) => (
        <Button key={half} icon={<Ear />} aria-pressed={heard === half} onClick={() => play(half)}>
          {words[half]}
        </Button>
      ))}
      {/* biome-ignore lint/a11y/useMediaCaption: a few seconds of the person's own sound */}
      <audio
        ref={sound}
        src={address ?? undefined}
        onLoadedMetadata={() => play("after")}
        onEnded={() => setHeard(null)}
        onTimeUpdate={({ currentTarget }) => {
          const over = heard === "before" && currentTarget.currentTime >= (currentTarget.duration - GAP) / 2;
          if (!over) return;
          currentTarget.pause();
          setHeard(null);
        }}
      />
    </fieldset>
  );
}
