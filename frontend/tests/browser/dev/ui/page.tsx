/** Every widget of `lib/ui` in every state, for eyes and for tests. */
import "../../../../src/lib/tokens.css";
import "../../../../src/lib/base.css";
import "./page.css";
import { AlignCenter, AlignLeft, AlignRight, Ellipsis, Film, Play, Search, Trash2 } from "lucide-react";
import { type ReactNode, StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import {
  Button,
  ColourField,
  Dialog,
  EmptyState,
  IconButton,
  Menu,
  Notice,
  NumberField,
  Progress,
  Segmented,
  Select,
  Skeleton,
  Slider,
  Spinner,
  Switch,
  TextArea,
  TextField,
  ToastRegion,
  toast,
} from "../../../../src/lib/ui";

const BLENDS = ["Normal", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "Soft light", "Hard light"];
const FACES: Record<string, string> = { Inter: "Inter", Serif: "serif", Mono: "monospace", Hand: "cursive" };
const MANY = Array.from({ length: 60 }, (_, at) => `Choice ${at + 1}`);
const asChoices = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));

function Page() {
  return (
    <>
      <main>
        <h1>Widgets</h1>
        <Buttons />
        <Lists />
        <Colours />
        <Numbers />
        <Words />
        <Floating />
        <Waits />
      </main>
      <ToastRegion />
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <div className="states">{children}</div>
    </section>
  );
}

function Buttons() {
  return (
    <Group title="Buttons">
      {(["primary", "secondary", "ghost", "danger"] as const).map((variant) => (
        <div key={variant} className="row">
          <Button variant={variant} icon={<Film />}>
            {variant}
          </Button>
          <Button variant={variant} size="small">
            Small
          </Button>
          <Button variant={variant} disabled>
            Disabled
          </Button>
          <Button variant={variant} busy>
            Busy
          </Button>
        </div>
      ))}
      <div className="row">
        <IconButton label="Play" icon={<Play />} shortcut="Space" />
        <IconButton label="Pressed" icon={<Play />} pressed />
        <IconButton label="Delete" icon={<Trash2 />} variant="danger" />
        <IconButton label="Disabled" icon={<Play />} disabled />
      </div>
    </Group>
  );
}

function Lists() {
  const [blend, setBlend] = useState("Normal");
  const [tried, setTried] = useState<string | null>(null);
  const [mixed, setMixed] = useState<string | null>(null);
  const [family, setFamily] = useState("Serif");
  const [many, setMany] = useState("Choice 30");
  const [align, setAlign] = useState("left");
  return (
    <Group title="Lists">
      <Select
        label="Blend"
        inline
        value={tried ?? blend}
        choices={asChoices(BLENDS)}
        onChange={setBlend}
        onPreview={setTried}
      />
      <output aria-label="Kept and tried">{`${blend}, ${tried ?? "none"}`}</output>
      <Select label="Several" inline value={mixed} choices={asChoices(BLENDS)} onChange={setMixed} />
      <Select
        label="Family"
        inline
        searchable
        value={family}
        choices={Object.entries(FACES).map(([name, face]) => ({ value: name, label: name, face }))}
        onChange={setFamily}
      />
      <Select label="Many" hint="Sixty of them." value={many} choices={asChoices(MANY)} onChange={setMany} />
      <Select label="Disabled" value="Normal" choices={asChoices(BLENDS)} onChange={setBlend} disabled />
      <Segmented
        label="Align"
        inline
        value={align}
        choices={[
          { value: "left", label: "Left", icon: <AlignLeft /> },
          { value: "center", label: "Centre", icon: <AlignCenter /> },
          { value: "right", label: "Right", icon: <AlignRight /> },
        ]}
        onChange={setAlign}
      />
    </Group>
  );
}

function Colours() {
  const [fill, setFill] = useState("#e0a03cff");
  const [shown, setShown] = useState<string | null>(null);
  const [kept, setKept] = useState<string[]>([]);
  const [mixed, setMixed] = useState<string | null>(null);
  return (
    <Group title="Colours">
      <ColourField
        label="Fill"
        alpha
        value={shown ?? fill}
        onPreview={setShown}
        onCommit={(colour) => {
          setFill(colour);
          setKept((before) => [...before, colour]);
        }}
      />
      <output aria-label="Colours kept">{kept.join(" ")}</output>
      <output aria-label="Colour shown">{shown ?? "none"}</output>
      <ColourField label="Several" value={mixed} onCommit={setMixed} />
    </Group>
  );
}

function Numbers() {
  const [size, setSize] = useState(48);
  const [opacity, setOpacity] = useState(0.5);
  return (
    <Group title="Numbers">
      <NumberField
        label="Size"
        prefix="T"
        value={size}
        min={1}
        max={400}
        step={1}
        unit="px"
        onCommit={setSize}
      />
      <NumberField label="Several" value={null} onCommit={setSize} />
      <NumberField label="Disabled" value={3} onCommit={setSize} disabled />
      <Slider
        label="Opacity"
        value={opacity}
        min={0}
        max={1}
        step={0.01}
        scale={100}
        unit="%"
        onCommit={setOpacity}
      />
      <Slider label="Disabled" value={0.3} onCommit={setOpacity} disabled />
    </Group>
  );
}

function Words() {
  const [text, setText] = useState("A day by the sea");
  const [on, setOn] = useState(true);
  return (
    <Group title="Words and switches">
      <TextField label="Name" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <TextField label="Search" type="search" icon={<Search />} placeholder="Search" />
      <TextField label="Refused" defaultValue="?" error="That is no name." />
      <TextArea label="Words" defaultValue={"Two\nlines"} hint="Ctrl and Enter end it." />
      <Switch label="Loop" checked={on} onChange={setOn} />
      <Switch label="Disabled" checked onChange={setOn} disabled />
    </Group>
  );
}

function Floating() {
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState("Normal");
  return (
    <Group title="What floats">
      <div className="row">
        <Menu
          label="More"
          trigger={(props) => <IconButton {...props} label="More" icon={<Ellipsis />} />}
          items={[
            { label: "Rename", shortcut: "F2", onSelect: () => toast({ text: "Renamed." }) },
            { label: "Not now", disabled: true, onSelect: () => undefined },
            null,
            { label: "Delete", danger: true, icon: <Trash2 />, onSelect: () => toast({ text: "Deleted." }) },
          ]}
        />
        <Button onClick={() => setOpen(true)}>Open dialog</Button>
        <Button
          onClick={() =>
            toast({
              text: "Deleted Lisbon.",
              action: { label: "Undo", run: () => undefined },
              tone: "success",
            })
          }
        >
          Say something
        </Button>
      </div>
      <Dialog
        title="A dialog"
        open={open}
        onClose={() => setOpen(false)}
        footer={
          <Button variant="primary" onClick={() => setOpen(false)}>
            Done
          </Button>
        }
      >
        <Select label="In a dialog" value={format} choices={asChoices(BLENDS)} onChange={setFormat} />
      </Dialog>
      <Notice>What happened, and what can be done.</Notice>
      <Notice tone="warning" action={<Button size="small">Act</Button>}>
        Nearly full.
      </Notice>
      <Notice tone="danger">It failed.</Notice>
    </Group>
  );
}

function Waits() {
  return (
    <Group title="Waits and nothing">
      <Progress label="Known" value={0.4} />
      <Progress label="Unknown" />
      <Progress label="Failed" value={0.7} tone="danger" />
      <Progress label="Done" value={1} tone="success" />
      <Spinner label="Loading" />
      <Skeleton className="skeleton" />
      <EmptyState icon={<Film />} title="Nothing yet" action={<Button variant="primary">Begin</Button>}>
        What this place is for, and what to do first.
      </EmptyState>
    </Group>
  );
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
}
