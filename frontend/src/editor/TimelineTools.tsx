/** The commands above the timeline: what the hand does most often there. */

import {
  ArrowLeftToLine,
  ArrowRightToLine,
  Blend,
  BrushCleaning,
  Copy,
  Layers2,
  ListX,
  Locate,
  type LucideIcon,
  Magnet,
  MapPin,
  Repeat,
  Scissors,
  Slice,
  SquareArrowRightEnter,
  SquareArrowRightExit,
  Trash2,
} from "lucide-react";
import { Fragment } from "react";
import { strings } from "../lib/strings";
import { IconButton, Menu } from "../lib/ui";
import { useSession } from "../tools/observe";
import { FOLLOWS } from "../tools/session";
import type { CommandContext } from "./command";
import { COMMANDS, keyLabel } from "./commands";
import styles from "./Editor.module.css";

const GROUPS: readonly (readonly (readonly [id: string, icon: LucideIcon])[])[] = [
  [
    ["timeline.split", Scissors],
    ["timeline.razor", Slice],
    ["timeline.trim-start", ArrowLeftToLine],
    ["timeline.trim-end", ArrowRightToLine],
    ["timeline.transition", Blend],
  ],
  [
    ["edit.duplicate", Copy],
    ["edit.delete", Trash2],
    ["edit.ripple-delete", ListX],
    ["timeline.ripple-all", Layers2],
  ],
  [
    ["timeline.marker", MapPin],
    ["timeline.in", SquareArrowRightEnter],
    ["timeline.out", SquareArrowRightExit],
    ["timeline.clear-range", BrushCleaning],
    ["timeline.loop", Repeat],
  ],
  [["timeline.snapping", Magnet]],
];

export function TimelineTools({ context }: { readonly context: CommandContext }) {
  const { snapping, razor, rippleAll, loop, follow } = useSession(context.bench.session);
  const pressed: Readonly<Record<string, boolean>> = {
    "timeline.snapping": snapping,
    "timeline.razor": razor,
    "timeline.ripple-all": rippleAll,
    "timeline.loop": loop,
  };
  return (
    <>
      {GROUPS.map((group, place) => (
        <Fragment key={group[0]?.[0]}>
          {place > 0 && <span className={styles.toolLine} />}
          {group.map(([id, Icon]) => {
            const command = COMMANDS.find((one) => one.id === id);
            if (!command) return null;
            return (
              <IconButton
                key={id}
                size="small"
                label={LABELS[id] ?? command.title}
                shortcut={command.keys?.[0] && keyLabel(command.keys[0])}
                icon={<Icon />}
                pressed={pressed[id]}
                disabled={!(command.when?.(context) ?? true)}
                onClick={() => command.run(context)}
              />
            );
          })}
        </Fragment>
      ))}
      <Menu
        label={strings.range.followLabel}
        items={FOLLOWS.map((one) => ({
          label: strings.range.followShort[one],
          checked: follow === one,
          onSelect: () => context.bench.session.update({ follow: one }),
        }))}
        trigger={(props) => (
          <IconButton
            {...props}
            size="small"
            label={strings.range.follow[follow]}
            shortcut="Shift+P"
            icon={<Locate />}
            className={follow === "off" ? undefined : styles.toolOn}
          />
        )}
      />
    </>
  );
}

/** A switch is named after what it does while it is on. */
const LABELS: Readonly<Record<string, string>> = {
  "timeline.snapping": "Snapping",
  "timeline.razor": "Razor",
  "timeline.ripple-all": "Close gaps on all tracks",
  "timeline.loop": "Loop",
};
