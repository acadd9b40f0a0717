/**
 * A text clip at a moment: its glyphs with their looks and places, and the boxes behind them. The mirror of
 * `editor/timeline/text/setting.py`.
 */

import type { TextClip } from "../document";
import { emojiKey, type Fonts } from "../fonts";
import type { Backing, GlyphRun, Matrix } from "../frame";
import { type Motion, motionsOf, placeOf, REST, unitsOf } from "./animation";
import { backgroundBoxes, type PlacedBox } from "./backings";
import { highlightBoxes, lettersSaid } from "./highlight";
import type { DrawnText, Layout, PlacedGlyph } from "./laid-out";
import { layoutText } from "./layout";

/** Glyphs that come out larger than this many pixels are drawn as outlines: WebGL's own big text is off by a pixel. */
const LARGEST_GLYPH = 160;

/** What of a text clip says how its words are set. */
export type Settable = Pick<
  TextClip,
  "text" | "style" | "animation" | "words" | "highlight" | "duration" | "transform"
>;

/**
 * What is behind a text and its glyphs, `elapsed` flicks after the clip's start. `matrix` takes canvas units of the text's
 * box to output pixels.
 */
export function setText(clip: Settable, elapsed: number, matrix: Matrix, fonts: Fonts): DrawnText {
  const { style, animation, transform } = clip;
  const layout = layoutText(clip.text, style, transform.width, transform.height, fonts);
  const outlined = isLarge(style.size, matrix);
  const moving = animation.kind !== "none";
  const units = moving ? unitsOf(layout, animation.unit) : layout.letters.map(() => 0);
  const ways = moving ? motionsOf(layout, animation, elapsed, clip.duration, units) : [REST];
  const said = lettersSaid(layout, clip, elapsed);
  const rests = said.length === 0 && ways.every((way) => way === REST);
  const kept = rests ? layout.resting.get(outlined) : undefined;
  if (kept) return kept;
  const drawn = drawUp(clip, layout, outlined, { units, ways, said });
  if (rests) layout.resting.set(outlined, drawn);
  return drawn;
}

/** The unit of each letter, where each unit is, and the letters of each word that stands out. */
interface Moment {
  readonly units: readonly number[];
  readonly ways: readonly Motion[];
  readonly said: readonly (readonly number[])[];
}

function drawUp(
  { style, highlight }: Settable,
  layout: Layout,
  outlined: boolean,
  moment: Moment,
): DrawnText {
  const { background } = style;
  const backings = backingsOf(background.colour, backgroundBoxes(layout, background), moment);
  if (highlight.kind === "box") {
    backings.push(...backingsOf(highlight.colour, highlightBoxes(layout, moment.said), moment));
  }
  const coloured = new Set(highlight.kind === "colour" ? moment.said.flat() : []);
  const runs = new Runs(layout.size, style.stroke.width, outlined);
  for (const glyph of layout.glyphs) {
    const colour = coloured.has(glyph.letter) ? highlight.colour : style.colour;
    runs.add(glyph, colour, moment.ways[moment.units[glyph.letter] as number] as Motion);
  }
  return { backings, runs: runs.found };
}

function isLarge(size: number, [a, b, c, d]: Matrix): boolean {
  return size * Math.sqrt(Math.abs(a * d - b * c)) > LARGEST_GLYPH;
}

interface OpenRun extends GlyphRun {
  readonly glyphs: number[];
  readonly positions: number[];
}

/** Gathers neighbouring glyphs of the same font and looks; what cannot be seen is left out. */
class Runs {
  readonly found: OpenRun[] = [];
  private way: Motion | null = null;

  constructor(
    private readonly size: number,
    private readonly stroke: number,
    private readonly outlined: boolean,
  ) {}

  add(glyph: PlacedGlyph, colour: string, way: Motion): void {
    if (way.opacity <= 0 || way.scale <= 0) return;
    let run = this.found.at(-1);
    if (run?.font !== glyph.font || run.colour !== colour || !alike(way, this.way)) {
      run = this.open(glyph.font, colour, way);
    }
    run.glyphs.push(glyph.id);
    run.positions.push(...placeOf(way, glyph.x, glyph.y));
  }

  private open(font: string, colour: string, way: Motion): OpenRun {
    const run: OpenRun = {
      font,
      size: this.size * way.scale,
      glyphs: [],
      positions: [],
      colour,
      opacity: way.opacity,
      // A line around a picture would hide it.
      stroke: font === emojiKey() ? 0 : this.stroke * way.scale,
      outlined: this.outlined,
    };
    this.way = way;
    this.found.push(run);
    return run;
  }
}

function alike(one: Motion, other: Motion | null): boolean {
  if (one === other) return true;
  return (
    one.opacity === other?.opacity &&
    one.x === other.x &&
    one.y === other.y &&
    one.scale === other.scale &&
    one.centreX === other.centreX &&
    one.centreY === other.centreY
  );
}

/**
 * Boxes as they are drawn, neighbours of one opacity as one shape. A box moves with the unit that it stands behind; one
 * behind several units stays where it is, and comes with the first of them.
 */
function backingsOf(colour: string, boxes: readonly PlacedBox[], { units, ways }: Moment): Backing[] {
  const found: { colour: string; opacity: number; boxes: [number, number, number, number, number][] }[] = [];
  for (const box of boxes) {
    const behind = box.letters.map((letter) => units[letter] as number);
    const first = Math.min(...behind);
    const lead = ways[first] as Motion;
    const way = first === Math.max(...behind) ? lead : { ...REST, opacity: lead.opacity };
    if (way.opacity <= 0 || way.scale <= 0) continue;
    const [x, y] = placeOf(way, box.x, box.y);
    const [width, height] = [box.width * way.scale, box.height * way.scale];
    const radius = Math.min(box.radius * way.scale, width / 2, height / 2);
    const last = found.at(-1);
    if (last?.opacity === way.opacity) last.boxes.push([x, y, width, height, radius]);
    else found.push({ colour, opacity: way.opacity, boxes: [[x, y, width, height, radius]] });
  }
  return found;
}
