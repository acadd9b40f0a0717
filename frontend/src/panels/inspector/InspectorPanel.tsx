import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { strings } from "../../lib/strings";
import { EmptyState, Select } from "../../lib/ui";
import { clipOf, type Document } from "../../timeline/document";
import { compareOrder } from "../../timeline/order";
import type { Holder } from "../../timeline/properties";
import { frameAt } from "../../timeline/time";
import type { AssetMedia } from "../../tools/asset-media";
import { useDocument, useSession, useStandingTime } from "../../tools/observe";
import type { Workbench } from "../../tools/workbench";
import { BoxesNote, ClipHeader, LockedNote } from "./ClipHeader";
import { Editing } from "./editing";
import { GroupSection } from "./GroupSection";
import styles from "./InspectorPanel.module.css";
import { PassagePart } from "./PassagePart";
import { groupsOf, partsOf, selectedClips } from "./reading";

const words = strings.inspector;

export interface InspectorPanelProps {
  readonly bench: Workbench;
  /** Where pictures of assets come from. */
  readonly media: AssetMedia | null;
  /** What arranges the selected layers, above their properties. */
  readonly arrange?: ReactNode;
}

/** The properties of what is selected; of the film where nothing is. Each row is the table's. */
export function InspectorPanel({ bench, media, arrange }: InspectorPanelProps) {
  const document = useDocument(bench.store);
  const { selection, passage } = useSession(bench.session);
  const chosen = selectedClips(document, selection);
  // Fields that hold half-typed words belong to one selection and must not follow to the next.
  const key = chosen.map(({ id }) => id).join(" ");
  return (
    <section className={styles.panel} aria-label={words.title}>
      {passage !== null && clipOf(document, passage) ? (
        <PassagePart key={passage} id={passage} bench={bench} media={media} document={document} />
      ) : chosen.length > 0 ? (
        <Clips key={key} ids={key} bench={bench} media={media} document={document} arrange={arrange} />
      ) : (
        <Film bench={bench} media={media} document={document} />
      )}
    </section>
  );
}

interface PartProps extends InspectorPanelProps {
  readonly document: Document;
}

/** @param ids of the clips, with spaces in between: the same text is the same selection */
function Clips({ ids, bench, media, document, arrange }: PartProps & { readonly ids: string }) {
  const chosen = selectedClips(document, ids.split(" "));
  const editing = useMemo(
    () =>
      new Editing(
        bench,
        ids.split(" ").map((id) => ({ owner: "clip", id })),
        media,
      ),
    [bench, ids, media],
  );
  // Of a link, some groups are the film's alone, some the sound's.
  const editingOf = useMemo(() => {
    const made = new Map<string, Editing>();
    return (holders: readonly Holder[]) => {
      if (holders.length === editing.holders.length) return editing;
      const name = holders.map(({ id }) => id).join(" ");
      const known = made.get(name) ?? new Editing(bench, holders, media);
      made.set(name, known);
      return known;
    };
  }, [editing, bench, media]);
  const moves = chosen.some(({ clip }) => Object.values(clip.keyframes).some((curve) => curve.length > 0));
  const time = useStandingTime(bench.player, moves);
  const isLocked = chosen.every(({ clip }) => document.tracks[clip.track]?.locked);
  const tracks = [...new Set(chosen.map(({ clip }) => clip.track))];
  return (
    <>
      <fieldset disabled={isLocked} className={styles.all}>
        <ClipHeader clips={chosen} document={document} editing={editing} />
        {arrange}
        {isLocked && <LockedNote />}
        <BoxesNote clips={chosen} document={document} fonts={bench.player.fonts} />
        {partsOf(document, editing.holders)
          .filter(({ group }) => group.name !== "clip")
          .map(({ group, holders }) => (
            <GroupSection
              key={group.name}
              group={group}
              document={document}
              editing={editingOf(holders)}
              time={time}
            />
          ))}
      </fieldset>
      <Held owner="track" ids={tracks.join(" ")} bench={bench} media={media} document={document} />
    </>
  );
}

/** Nothing is selected: what the film as a whole is, a marker at the playhead, and the tracks. */
function Film({ bench, media, document }: PartProps) {
  const time = useStandingTime(bench.player);
  const { frame_rate } = document.canvas;
  const here = frameAt(time, frame_rate);
  const marker = Object.entries(document.markers).find(([, one]) => frameAt(one.time, frame_rate) === here);
  const part = { bench, media, document };
  return (
    <>
      {marker && <Held owner="marker" ids={marker[0]} {...part} />}
      <Held owner="canvas" ids="" {...part} />
      <Held owner="master" ids="" {...part} />
      <Tracks {...part} />
      <EmptyState compact icon={<SlidersHorizontal />} title={words.nothing}>
        {words.nothingText}
      </EmptyState>
    </>
  );
}

/** The tracks' settings, of one at a time; the uppermost at first. */
function Tracks(part: PartProps) {
  const { document } = part;
  const { session } = part.bench;
  const { track: wanted } = useSession(session);
  const tracks = Object.entries(document.tracks).sort(([aId, a], [bId, b]) =>
    compareOrder(b.order, bId, a.order, aId),
  );
  const [id] = tracks.find(([one]) => one === wanted) ?? tracks[0] ?? [];
  if (id === undefined) return null;
  return (
    <>
      {tracks.length > 1 && (
        <div className={styles.which}>
          <Select
            inline
            label={strings.properties.whichTrack}
            value={id}
            choices={tracks.map(([one, { name }], place) => ({
              value: one,
              label: name || String(tracks.length - place),
            }))}
            onChange={(track) => session.update({ track })}
          />
        </div>
      )}
      <Held key={id} owner="track" ids={id} opens {...part} />
    </>
  );
}

interface HeldProps extends PartProps {
  readonly owner: Holder["owner"];
  /** With spaces in between; empty for the canvas and the mix. */
  readonly ids: string;
  readonly opens?: boolean;
}

/** The groups of what is no clip. */
function Held({ owner, ids, bench, media, document, opens }: HeldProps) {
  const editing = useMemo(
    () =>
      new Editing(
        bench,
        ids.split(" ").map((id) => ({ owner, id })),
        media,
      ),
    [bench, owner, ids, media],
  );
  return groupsOf(document, editing.holders).map((group) => (
    <GroupSection
      key={group.name}
      group={group}
      document={document}
      editing={editing}
      time={0}
      opens={opens}
    />
  ));
}
