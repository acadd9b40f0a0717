/** Which properties of a document the inspector gives a hand to: it is written down as a page would be, and read. */

import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { without_control } from "../../../src/generated/properties.json";
import { InspectorPanel } from "../../../src/panels/inspector";
import { MediaFiles } from "../../../src/playback/media";
import { Player } from "../../../src/playback/player";
import { GROUPS, PROPERTIES, type Property } from "../../../src/timeline/properties";
import { DOCUMENT, type Json, kindsOf, type Node, resolve } from "../../../src/timeline/schema-check";
import { Session } from "../../../src/tools/session";
import { openDesk } from "../../tools/desk";

const KINDS = ["video", "image", "text", "caption", "shape", "audio"] as const;

/** The names of everything below a type, as the table names it. */
function leaves(type: Node, below = ""): string[] {
  const { properties } = resolve(type);
  if (!properties) return [below.slice(0, -1)];
  return Object.entries(properties).flatMap(([name, node]) => leaves(node, `${below}${name}.`));
}

/** The names of everything that the document's schema lets a clip, a track, the canvas, the mix or a marker have. */
export function everyLeaf(): string[] {
  const root = resolve(DOCUMENT).properties ?? {};
  const entry = (map: string) => Object.values(resolve(root[map] as Node).patternProperties ?? {})[0] as Node;
  return [
    ...Object.values(kindsOf(entry("clips"))).flatMap((kind) => leaves(kind)),
    ...leaves(entry("tracks"), "track."),
    ...leaves(entry("markers"), "marker."),
    ...leaves(root.canvas as Node, "canvas."),
    ...leaves(root.master as Node, "master."),
  ].filter((name, place, all) => all.indexOf(name) === place);
}

/** A value under which a property that depends on another one is shown. */
function letting({ when }: Property): Json {
  if (when === null) throw new Error("It depends on nothing.");
  if (!when.unless) return when.values[0] as Json;
  const asked = PROPERTIES.find(({ path }) => path.join(".") === when.path.join(".")) as Property;
  const other = typeof asked.default === "string" ? "a" : 1;
  return asked.choices.find((choice) => !when.values.includes(choice)) ?? other;
}

function withValue(node: object, [name, ...rest]: readonly string[], value: Json): object {
  const key = name as keyof typeof node;
  return { ...node, [key]: rest.length > 0 ? withValue((node[key] ?? {}) as object, rest, value) : value };
}

/** A project with a clip of each kind, in which a property is shown. */
function projectFor(property: Property | null): object {
  const set = (holder: object) =>
    property?.when ? withValue(holder, property.when.path, letting(property)) : holder;
  const own = (owner: Property["owner"], holder: object) =>
    property?.owner === owner ? set(holder) : holder;
  const clips = KINDS.map((kind) => {
    const plain = { kind, track: "t", start: 0, duration: 705_600_000 };
    const made = {
      ...plain,
      ...(kind === "text" || kind === "caption" ? { text: "Words" } : kind === "shape" ? {} : { asset: "a" }),
    };
    return [kind, property?.owner === "clip" && property.kinds.includes(kind) ? set(made) : made];
  });
  return {
    assets: { a: { source: "a", kind: "image", name: "A picture", width: 640, height: 360 } },
    canvas: own("canvas", {}),
    tracks: { t: own("track", { order: "V" }) },
    markers: { m: own("marker", { time: 0 }) },
    clips: Object.fromEntries(clips),
  };
}

/** What a page has and this one has not; taken away again by the function that is returned. */
function standIn(): () => void {
  const folds = JSON.stringify(Object.fromEntries(GROUPS.map(({ name }) => [name, true])));
  const things = {
    requestAnimationFrame: () => 1,
    cancelAnimationFrame: () => undefined,
    localStorage: { getItem: () => folds, setItem: () => undefined },
    document: { fonts: { add: () => undefined } },
    FontFace: class {},
  };
  const before = Object.keys(things).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name, value] of Object.entries(things))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}

/** The inspector as HTML, once with nothing selected and once with each clip. */
async function written(project: object): Promise<string> {
  const { store, runner } = await openDesk(project);
  const player = new Player(store, new MediaFiles(() => Promise.reject(new Error("No files here."))));
  const pages = [[], ...KINDS.map((kind) => [kind])].map((selection) => {
    const session = new Session();
    session.select(selection);
    return renderToStaticMarkup(
      createElement(InspectorPanel, { bench: { store, runner, session, player }, media: null }),
    );
  });
  player.close();
  store.close();
  return pages.join("");
}

/** Something to hold in a property's part of the page; a raw field of text is none, but for words. */
function isHeld(part: string, name: string): boolean {
  const control = PROPERTIES.find((one) => one.name === name)?.control ?? "";
  // Their panels are fetched when they are first in sight; a browser uses them in `tests/e2e/`.
  if (["matte", "hidden", "cleaned"].includes(control)) return true;
  const takesWords = ["words", "name"].includes(control);
  const texts = takesWords ? /$^/g : /<input(?=[^>]*type="text")(?![^>]*inputMode="decimal")[^>]*>/gi;
  return /<input|<textarea|role="combobox"|role="slider"|aria-expanded/.test(part.replace(texts, ""));
}

/** The names of what the page gives a hand to. */
function held(page: string): string[] {
  const parts = page.split(/data-property="/).slice(1);
  const controls = parts.flatMap((part) => {
    const names = (part.split('"')[0] ?? "").split(" ");
    return names.filter((name) => isHeld(part, name));
  });
  const curves = [...page.matchAll(/data-curves="([^"]*)"/g)].flatMap(([, names]) =>
    (names ?? "").split(" "),
  );
  return [...controls, ...curves.map((name) => `keyframes.${name}`)];
}

/** What stands in a document and has neither a control nor a reason to have none. */
export async function withoutControl(): Promise<string[]> {
  const leave = standIn();
  try {
    const reached = new Set<string>(Object.keys(without_control));
    // One project for all that are shown under the same condition.
    const projects = [null, ...PROPERTIES.filter(({ when }) => when !== null)].map(projectFor);
    for (const project of new Set(projects.map((one) => JSON.stringify(one))))
      for (const name of held(await written(JSON.parse(project)))) reached.add(name);
    return everyLeaf().filter((name) => !reached.has(name));
  } finally {
    leave();
  }
}
