/** The column of track names and switches beside the rows. */

import {
  ArrowDown,
  ArrowUp,
  Eye,
  EyeOff,
  Lock,
  LockOpen,
  MoreVertical,
  Pencil,
  Trash2,
  Volume2,
  VolumeX,
} from "lucide-react";
import { useRef, useState } from "react";
import { IconButton, Menu } from "../lib/ui";
import { isComposing } from "../lib/ui/composing";
import { useRoving } from "../lib/ui/roving";
import { deleteTrack } from "../timeline/edits";
import type { Operation } from "../timeline/operations";
import { shiftTrack } from "../tools/tracks";
import type { Workbench } from "../tools/workbench";
import { type Row, trackName } from "./rows";
import styles from "./Timeline.module.css";

interface HeadersProps {
  readonly bench: Workbench;
  readonly rows: readonly Row[];
}

export function Headers({ bench, rows }: HeadersProps) {
  const list = useRef<HTMLUListElement>(null);
  useRoving(list, { items: "li", along: "column" });
  return (
    <ul ref={list} className={styles.headers} aria-label="Tracks">
      {rows.map((row, place) => (
        <Header
          key={row.id}
          bench={bench}
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
  readonly row: Row;
  readonly name: string;
  readonly isTop: boolean;
  readonly isBottom: boolean;
}

function Header({ bench: { store }, row, name, isTop, isBottom }: HeaderProps) {
  const { id, track, height, top } = row;
  const [naming, setNaming] = useState(false);
  const set = (field: "name" | "muted" | "hidden" | "locked", value: string | boolean) =>
    store.commit({ type: "set", path: ["tracks", id, field], value });
  const commit = (operation: Operation | null) => operation && store.commit(operation);
  return (
    <li className={styles.header} style={{ top, height }}>
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
        <button type="button" className={styles.trackName} title={name} onDoubleClick={() => setNaming(true)}>
          {name}
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
              disabled: isTop,
              onSelect: () => commit(shiftTrack(store.document, id, 1)),
            },
            {
              label: "Move down",
              icon: <ArrowDown />,
              disabled: isBottom,
              onSelect: () => commit(shiftTrack(store.document, id, -1)),
            },
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
    </li>
  );
}
