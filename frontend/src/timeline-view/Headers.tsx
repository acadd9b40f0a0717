/** The column of track names and switches beside the rows. */

import {
  ArrowDown,
  ArrowUp,
  ChevronsDown,
  Eye,
  EyeOff,
  Headphones,
  Lock,
  LockOpen,
  Mic,
  MoreVertical,
  Pencil,
  Trash2,
  Volume2,
  VolumeX,
} from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { strings } from "../lib/strings";
import { IconButton, Menu } from "../lib/ui";
import { classes } from "../lib/ui/classes";
import { isComposing } from "../lib/ui/composing";
import { useRoving } from "../lib/ui/roving";
import type { Track } from "../timeline/document";
import { deleteTrack, moveTrack } from "../timeline/edits";
import type { Operation } from "../timeline/operations";
import { HEIGHTS } from "../tools/session";
import type { Workbench } from "../tools/workbench";
import { pressHead, pressHeight } from "./gestures";
import styles from "./Headers.module.css";
import { type Row, trackName } from "./rows";
import timeline from "./Timeline.module.css";

interface HeadersProps {
  readonly bench: Workbench;
  readonly rows: readonly Row[];
}

export function Headers({ bench, rows }: HeadersProps) {
  const list = useRef<HTMLUListElement>(null);
  useRoving(list, { items: "li", along: "column" });
  return (
    <ul ref={list} className={timeline.headers} aria-label="Tracks">
      {rows.map((row, place) => (
        <Header
          key={row.id}
          bench={bench}
          rows={rows}
          list={list}
          row={row}
          name={trackName(rows, place)}
          isTop={place === 0}
          isBottom={place === rows.length - 1}
        />
      ))}
    </ul>
  );
}

interface HeaderProps {
  readonly bench: Workbench;
  readonly rows: readonly Row[];
  readonly list: RefObject<HTMLElement | null>;
  readonly row: Row;
  readonly name: string;
  readonly isTop: boolean;
  readonly isBottom: boolean;
}

function Header({ bench, rows, list, row, name, isTop, isBottom }: HeaderProps) {
  const { store, session } = bench;
  const { id, track, height, top } = row;
  const [naming, setNaming] = useState(false);
  const shown = session.state.heights[row.id] ?? "middle";
  const set = (field: keyof Track, value: string | boolean | number) =>
    store.commit({ type: "set", path: ["tracks", id, field], value });
  const commit = (operation: Operation | null) => operation && store.commit(operation);
  return (
    <li
      className={classes(styles.header, shown === "small" && styles.small)}
      style={{ top, height }}
      data-head={id}
      onFocus={() => session.state.track !== id && session.update({ track: id })}
    >
      {naming ? (
        <input
          // biome-ignore lint/a11y/noAutofocus: a person who asked to rename is about to type
          autoFocus
          aria-label="Track name"
          className={styles.nameField}
          defaultValue={track.name || name}
          onFocus={(event) => event.target.select()}
          onBlur={(event) => {
            setNaming(false);
            const typed = event.target.value.trim();
            if (typed !== (track.name || name)) set("name", typed);
          }}
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            if (event.key === "Enter") event.currentTarget.blur();
            if (event.key === "Escape") {
              event.currentTarget.value = track.name || name;
              event.currentTarget.blur();
            }
          }}
        />
      ) : (
        <button
          type="button"
          className={styles.trackName}
          title={strings.tracks.grip(name)}
          onDoubleClick={() => setNaming(true)}
          onPointerDown={(event) =>
            list.current && pressHead(bench, list.current, rows, event.nativeEvent, id)
          }
        >
          {name}
          {(track.is_voice || track.duck > 0) && (
            <span className={styles.signs}>
              {track.is_voice && <Mic aria-label={strings.tracks.voice} />}
              {track.duck > 0 && <ChevronsDown aria-label={strings.tracks.ducks} />}
            </span>
          )}
        </button>
      )}
      <div className={styles.switches}>
        <IconButton
          size="small"
          label={track.muted ? `Unmute ${name}` : `Mute ${name}`}
          icon={track.muted ? <VolumeX /> : <Volume2 />}
          pressed={track.muted}
          onClick={() => set("muted", !track.muted)}
        />
        {shown !== "small" && (
          <IconButton
            size="small"
            label={track.solo ? `Hear all, not ${name} alone` : `Hear ${name} alone`}
            icon={<Headphones />}
            pressed={track.solo}
            onClick={() => set("solo", !track.solo)}
          />
        )}
        <IconButton
          size="small"
          label={track.hidden ? `Show ${name}` : `Hide ${name}`}
          icon={track.hidden ? <EyeOff /> : <Eye />}
          pressed={track.hidden}
          onClick={() => set("hidden", !track.hidden)}
        />
        <IconButton
          size="small"
          label={track.locked ? `Unlock ${name}` : `Lock ${name}`}
          icon={track.locked ? <Lock /> : <LockOpen />}
          pressed={track.locked}
          onClick={() => set("locked", !track.locked)}
        />
        <Menu
          label={`Actions for ${name}`}
          trigger={(props) => (
            <IconButton {...props} size="small" label={`More for ${name}`} icon={<MoreVertical />} />
          )}
          items={[
            { label: "Rename", icon: <Pencil />, onSelect: () => setNaming(true) },
            {
              label: "Move up",
              icon: <ArrowUp />,
              shortcut: "Alt+↑",
              disabled: isTop || track.locked,
              onSelect: () => commit(moveTrack(store.document, id, rows.length - rows.indexOf(row))),
            },
            {
              label: "Move down",
              icon: <ArrowDown />,
              shortcut: "Alt+↓",
              disabled: isBottom || track.locked,
              onSelect: () => commit(moveTrack(store.document, id, rows.length - 2 - rows.indexOf(row))),
            },
            null,
            { label: "Solo", checked: track.solo, onSelect: () => set("solo", !track.solo) },
            {
              label: strings.tracks.voice,
              checked: track.is_voice,
              onSelect: () => set("is_voice", !track.is_voice),
            },
            {
              label: strings.tracks.ducks,
              checked: track.duck > 0,
              onSelect: () => set("duck", track.duck > 0 ? 0 : 12),
            },
            null,
            ...HEIGHTS.map((one) => ({
              label: `Height: ${one}`,
              checked: shown === one,
              onSelect: () => session.update({ heights: { ...session.state.heights, [id]: one } }),
            })),
            null,
            {
              label: "Delete track",
              icon: <Trash2 />,
              danger: true,
              disabled: track.locked,
              onSelect: () => commit(deleteTrack(store.document, id)),
            },
          ]}
        />
      </div>
      <span
        className={styles.heightGrip}
        title={strings.tracks.height(name)}
        onPointerDown={(event) => pressHeight(bench, row, event.nativeEvent)}
      />
    </li>
  );
}
