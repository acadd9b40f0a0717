import { Captions as CaptionsIcon, Download, FolderOpen, MoveHorizontal, Plus, Search } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { captionWords as words } from "../../lib/strings-of-captions";
import {
  Button,
  EmptyState,
  IconButton,
  Menu,
  NumberField,
  Select,
  Switch,
  TextField,
  toast,
} from "../../lib/ui";
import { type Document, newId } from "../../timeline/document";
import {
  addCaption,
  cutWords,
  deleteClips,
  joinCaptions,
  setCaptionText,
  shiftCaptions,
  splitCaption,
} from "../../timeline/edits";
import { captionsOn } from "../../timeline/edits/captions";
import type { Operation } from "../../timeline/operations";
import { hasCaptions } from "../../timeline/properties";
import { timeAt } from "../../timeline/spoken";
import { FLICKS_PER_SECOND } from "../../timeline/time";
import { clipEnd, indexOf } from "../../timeline/timeline-index";
import { shortTimecode } from "../../timeline-view/timecode";
import { useDocument, useSession, useStandingTime } from "../../tools/observe";
import type { Workbench } from "../../tools/workbench";
import { type CaptionDeeds, CaptionRow } from "./CaptionRow";
import styles from "./Captions.module.css";
import { openSubtitles, saveSubtitles } from "./files";
import { LOOK_NAMES, lookOf, withLook } from "./looks";
import { MakeCaptions } from "./MakeCaptions";

/** The captions of the film: a list to be read and typed into, and how they look. */
export function CaptionsPanel({ bench }: { readonly bench: Workbench }) {
  const { store, session, player } = bench;
  const document = useDocument(store);
  const { selection } = useSession(session);
  const time = useStandingTime(player);
  const list = useRef<HTMLOListElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const [sought, setSought] = useState("");
  const tracks = tracksWithCaptions(document);
  const track = tracks.find((id) => id === wanted) ?? tracks[0] ?? null;
  const deeds = useMemo(() => deedsOf(bench, list), [bench]);
  const add = () => {
    const id = newId();
    const on = track ?? newId();
    if (!commit(bench, addCaption(store.document, id, { id: on, name: words.track }, player.time))) {
      toast({ text: words.addHere });
      return;
    }
    setWanted(on);
    focusSoon(list, id);
  };
  const rows = track === null ? [] : captionsOn(document, track);
  const found = rows.filter(({ clip }) =>
    clip.text.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()),
  );
  const shown = track === null ? undefined : document.tracks[track];
  return (
    <section className={styles.panel} aria-label={words.title}>
      <div className={styles.actions}>
        <Button icon={<Plus />} onClick={add}>
          {words.add}
        </Button>
        <Button icon={<FolderOpen />} onClick={() => openSubtitles(bench)}>
          {words.open}
        </Button>
        {track !== null && (
          <Menu
            label={words.save}
            align="end"
            items={[
              { label: words.saveSrt, onSelect: () => saveSubtitles(bench, track, "srt") },
              { label: words.saveVtt, onSelect: () => saveSubtitles(bench, track, "vtt") },
            ]}
            trigger={(wiring) => <IconButton label={words.save} icon={<Download />} {...wiring} />}
          />
        )}
      </div>
      <MakeCaptions bench={bench} document={document} selection={selection} onMade={setWanted} />
      {track === null || !shown ? (
        <EmptyState compact icon={<CaptionsIcon />} title={words.none}>
          {words.noneText}
        </EmptyState>
      ) : (
        <>
          {tracks.length > 1 && (
            <Select
              inline
              label={words.which}
              value={track}
              choices={tracks.map((id) => ({ value: id, label: document.tracks[id]?.name || words.track }))}
              onChange={setWanted}
            />
          )}
          <Select
            inline
            label={words.look}
            value={lookOf(shown.captions)}
            choices={LOOK_NAMES.map((name) => ({ value: name, label: words.looks[name] }))}
            onChange={(name) => commit(bench, withLook(track, shown.captions, name))}
          />
          <Switch
            label={words.beside}
            checked={shown.captions.beside}
            onChange={(beside) =>
              store.commit({ type: "set", path: ["tracks", track, "captions", "beside"], value: beside })
            }
          />
          <p className={styles.nothing}>{words.besideHint}</p>
          <Shift
            onShift={(seconds) =>
              commit(bench, shiftCaptions(store.document, track, Math.round(seconds * FLICKS_PER_SECOND)))
            }
          />
          <TextField
            label={words.find}
            hiddenLabel
            type="search"
            icon={<Search />}
            placeholder={words.find}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
          {found.length === 0 && <p className={styles.nothing}>{words.nothingFound}</p>}
          <ol ref={list} className={styles.list}>
            {found.map(({ id, clip }) => (
              <CaptionRow
                key={id}
                id={id}
                clip={clip}
                at={shortTimecode(clip.start, document.canvas.frame_rate)}
                current={clip.start <= time && time < clipEnd(clip)}
                selected={selection.includes(id)}
                locked={shown.locked}
                deeds={deeds}
              />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** All captions of a track earlier or later. */
function Shift({ onShift }: { readonly onShift: (seconds: number) => void }) {
  const [by, setBy] = useState(0.5);
  return (
    <div className={styles.shift}>
      <NumberField
        label={words.shiftLabel}
        value={by}
        step={0.1}
        min={-36_000}
        max={36_000}
        onCommit={setBy}
      />
      <Button icon={<MoveHorizontal />} onClick={() => onShift(by)}>
        {words.shift}
      </Button>
    </div>
  );
}

/** The tracks on which captions lie, the topmost first. */
function tracksWithCaptions(document: Document): string[] {
  return indexOf(document)
    .tracks.map(({ id }) => id)
    .filter((id) => hasCaptions(document, id))
    .reverse();
}

function commit({ store }: Workbench, operation: Operation | null): boolean {
  if (operation) store.commit(operation);
  return operation !== null;
}

type List = React.RefObject<HTMLOListElement | null>;

function fieldOf(list: List, id: string): HTMLTextAreaElement | null {
  return list.current?.querySelector(`[data-caption="${id}"]`) ?? null;
}

/** Put the cursor into a caption, once it is in the list. */
function focusSoon(list: List, id: string, place = 0): void {
  requestAnimationFrame(() => {
    const field = fieldOf(list, id);
    field?.focus();
    field?.setSelectionRange(place, place);
  });
}

function deedsOf(bench: Workbench, list: List): CaptionDeeds {
  const { store, session, player } = bench;
  const beside = (id: string, way: 1 | -1): string | undefined => {
    const track = store.document.clips[id]?.track;
    const ids = track === undefined ? [] : captionsOn(store.document, track).map((one) => one.id);
    return ids[ids.indexOf(id) + way];
  };
  return {
    seek: (time) => player.seek(time),
    choose: (id) => {
      const clip = store.document.clips[id];
      if (!clip) return;
      session.update({ selection: [id] });
      if (player.time < clip.start || player.time >= clipEnd(clip)) player.seek(clip.start);
    },
    write: (id, text) => void commit(bench, setCaptionText(store.document, id, text)),
    split: (id, place) => {
      const made = newId();
      if (commit(bench, splitCaption(store.document, id, place, made))) focusSoon(list, made);
    },
    join: (id, way) => {
      const other = beside(id, way);
      if (other === undefined) return;
      const [first, second] = way === 1 ? [id, other] : [other, id];
      const place = store.document.clips[first];
      const length = place?.kind === "caption" ? place.text.length : 0;
      if (commit(bench, joinCaptions(store.document, [first, second]))) focusSoon(list, first, length);
    },
    remove: (id) => {
      const next = beside(id, 1) ?? beside(id, -1);
      commit(bench, deleteClips(store.document, [id]));
      if (next !== undefined) focusSoon(list, next);
    },
    cut: (id, first, end) => {
      const done = commit(bench, cutWords(store.document, id, first, end, newId));
      toast({ text: done ? words.wordsCut : words.nothingCut });
    },
    seekWord: (id, place) => {
      const clip = store.document.clips[id];
      if (clip?.kind === "caption") player.seek(clip.start + timeAt(clip, clip.duration, place));
    },
    go: (id, way) => {
      const next = beside(id, way);
      if (next === undefined || !fieldOf(list, next)) return false;
      focusSoon(list, next);
      return true;
    },
  };
}
