/** The editor's rooms side by side: top bar, panels, stage, inspector, timeline. */

import { Captions, Library, Plus, SlidersHorizontal, Sparkles } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { fetchAhead, later } from "../lib/later";
import type { Asset, Project } from "../lib/shapes";
import { strings } from "../lib/strings";
import { Later } from "../lib/ui";
import { classes } from "../lib/ui/classes";
import { useRoving } from "../lib/ui/roving";
import { InspectorPanel } from "../panels/inspector";
import { LibraryPanel } from "../panels/library";
import { Stage } from "../stage/Stage";
import type { ProjectStore } from "../sync/project-store";
import type { Document } from "../timeline/document";
import { Timeline, type TimelineControls } from "../timeline-view/Timeline";
import { useSession } from "../tools/observe";
import { AddPanel } from "./AddPanel";
import { ArrangeBar } from "./ArrangeBar";
import { append, place } from "./actions";
import { CommandMenu, type WantedMenu } from "./CommandMenu";
import type { CommandContext } from "./command";
import { Dialogs, type OpenDialog } from "./Dialogs";
import { Drops } from "./drops";
import styles from "./Editor.module.css";
import { listenToKeys } from "./keyboard";
import { ReloadNotice } from "./Reload";
import { Separator, useSize } from "./Separator";
import { CANVAS_MENU, LAYER_MENU } from "./stage-commands";
import { TimelineTools } from "./TimelineTools";
import { TopBar } from "./TopBar";
import { Transport } from "./Transport";
import { TIMELINE_MENUS } from "./timeline-menus";
import { useWorkbench } from "./useWorkbench";

const metersPart = later(() => import("../panels/meters"));
const captions = later(() => import("../panels/captions"));
const generate = later(() => import("../panels/generate"));

/** Milliseconds after which the project is there and the line has time for what may be wanted next. */
const SETTLED = 4000;

/** How high the timeline opens: a good third of the window, so that a handful of tracks is in sight. */
function timelineHeight(window: number): number {
  return Math.min(Math.max(Math.round(window * 0.36), 240), 440);
}

type Panel = "library" | "generate" | "add" | "captions" | "inspector";

const TABS: readonly { readonly panel: Panel; readonly name: string; readonly icon: ReactNode }[] = [
  { panel: "library", name: "Media", icon: <Library /> },
  { panel: "generate", name: "Generate", icon: <Sparkles /> },
  { panel: "add", name: "Add", icon: <Plus /> },
  { panel: "captions", name: "Captions", icon: <Captions /> },
  { panel: "inspector", name: "Properties", icon: <SlidersHorizontal /> },
];

interface WorkspaceProps {
  readonly project: Project;
  readonly store: ProjectStore;
  readonly document: Document;
  readonly onRename: (name: string) => Promise<void>;
  readonly onLeave: () => void;
}

export function Workspace({ document, ...rest }: WorkspaceProps) {
  const desk = useWorkbench(rest.project.id, rest.store, document);
  if (!desk) return null;
  return <Rooms {...rest} desk={desk} />;
}

type Desk = NonNullable<ReturnType<typeof useWorkbench>>;

function Rooms({
  project,
  store,
  desk,
  onRename,
  onLeave,
}: Omit<WorkspaceProps, "document"> & { readonly desk: Desk }) {
  const { bench, media } = desk;
  const timeline = useRef<TimelineControls>(null);
  const { meters } = useSession(bench.session);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [menu, setMenu] = useState<WantedMenu | null>(null);
  const [panel, setPanel] = useState<Panel>("library");
  /** On a small screen the panels are a sheet that can be put away. */
  const [sheet, setSheet] = useState(false);
  const left = useSize("left", 300, 220, 520);
  const right = useSize("right", 320, 260, 520);
  const bottom = useSize("bottom", timelineHeight(window.innerHeight), 140, 720);
  const context = useMemo<CommandContext>(
    () => ({
      bench,
      project: store,
      timeline: () => timeline.current,
      onStage: () => window.document.activeElement?.closest("[data-stage]") != null,
      open: (what) => setDialog({ what }),
      showProperties: () => {
        // Elsewhere they are always in sight.
        if (!window.matchMedia("(max-width: 700px)").matches) return;
        setPanel("inspector");
        setSheet(true);
      },
    }),
    [bench, store],
  );
  useEffect(() => listenToKeys(context), [context]);
  useEffect(() => {
    const waiting = window.setTimeout(fetchAhead, SETTLED);
    return () => window.clearTimeout(waiting);
  }, []);

  const tabs = useRef<HTMLElement>(null);
  // On a small screen they lie beside each other.
  useRoving(tabs, { items: "button", along: "grid" });

  const drops = useMemo(() => new Drops(bench), [bench]);
  const add = (asset: Asset, atPlayhead = false) => {
    if (atPlayhead) place(bench, asset);
    else append(bench, asset);
    setSheet(false);
  };
  const shown = (one: Panel) => panel === one;
  const size = {
    "--left": `${left.size}px`,
    "--right": `${right.size}px`,
    "--bottom": `${bottom.size}px`,
  } as React.CSSProperties;

  return (
    <div className={styles.editor} style={size}>
      <TopBar project={project} store={store} context={context} onRename={onRename} onLeave={onLeave} />
      <ReloadNotice store={store} />
      <nav ref={tabs} className={styles.tabs} aria-label="Panels" data-region="">
        {TABS.map(({ panel: one, name, icon }) => (
          <button
            key={one}
            type="button"
            aria-pressed={shown(one)}
            className={classes(
              styles.tab,
              one === "inspector" && styles.onlySmall,
              shown(one) && styles.tabShown,
            )}
            onClick={() => {
              setSheet(!(sheet && shown(one)));
              setPanel(one);
            }}
          >
            {icon}
            <span>{name}</span>
          </button>
        ))}
      </nav>
      <aside
        className={classes(styles.left, sheet && styles.sheet, shown("inspector") && styles.away)}
        aria-label="Panel"
        data-region=""
      >
        {shown("library") && <LibraryPanel onAddToTimeline={add} />}
        {shown("generate") && (
          <Later get={generate}>
            {({ GeneratePanel }) => <GeneratePanel store={bench.store} onAddToTimeline={add} />}
          </Later>
        )}
        {shown("add") && <AddPanel context={context} onAdded={() => setSheet(false)} />}
        {shown("captions") && (
          <Later get={captions}>{({ CaptionsPanel }) => <CaptionsPanel bench={bench} />}</Later>
        )}
        {shown("inspector") && <LibraryPanel onAddToTimeline={add} />}
      </aside>
      <Separator label="Width of the panel" edge="left" of={left} />
      <main className={styles.middle} data-region="[data-stage]">
        <Stage
          bench={bench}
          drops={drops}
          onMenu={(what, at) =>
            setMenu(
              what === "layer"
                ? { label: strings.stage.layerMenu, at, commands: LAYER_MENU }
                : { label: strings.stage.canvasMenu, at, commands: CANVAS_MENU },
            )
          }
        />
        <Transport player={bench.player} store={bench.store} />
      </main>
      <Separator label="Width of the properties" edge="right" of={right} />
      <aside
        className={classes(styles.right, sheet && shown("inspector") && styles.sheet)}
        aria-label="Properties of the selection"
        data-region=""
      >
        <InspectorPanel bench={bench} media={media} arrange={<ArrangeBar context={context} />} />
      </aside>
      <Separator label="Height of the timeline" edge="bottom" of={bottom} />
      <div className={styles.bottom}>
        <div className={styles.rows} data-region="[data-clip]">
          <Timeline
            bench={bench}
            media={media}
            controls={timeline}
            drops={drops}
            tools={<TimelineTools context={context} />}
            onMenu={(what, at) =>
              setMenu({ label: strings.timeline.menus[what], at, commands: TIMELINE_MENUS[what] })
            }
          />
        </div>
        {meters && (
          <div className={styles.meters}>
            <Later get={metersPart} around={() => null}>
              {({ Meters }) => <Meters player={bench.player} />}
            </Later>
          </div>
        )}
      </div>
      <CommandMenu menu={menu} context={context} onClose={() => setMenu(null)} />
      <Dialogs project={project} context={context} dialog={dialog} onOpen={setDialog} />
    </div>
  );
}
