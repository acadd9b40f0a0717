/** Twelve texts: titles, lower thirds, captions and cards. From the bottom layer to the top one. */

import { FLICKS_PER_SECOND } from "../timeline/time";
import type { TextPreset } from "./preset";

const seconds = (count: number) => Math.round(count * FLICKS_PER_SECOND);

/** How words come in, and leave again. */
const comes = (
  kind: "fade" | "rise" | "drop" | "slide" | "grow" | "type",
  unit: "letter" | "word" | "line" | "block",
  duration: number,
  stagger: number,
) => ({ kind, unit, duration: seconds(duration), stagger: seconds(stagger), leaves: true });

/** Keeps light words readable on a bright film. */
const SOFT = { shadow: { opacity: 0.55, colour: "#000000", x: 0, y: 3, blur: 14 } };

const SAND = "#f4c77b";
const VIOLET = "#6b6fff";

const TEXTS = {
  title: {
    size: [1560, 220],
    across: "centre",
    down: "middle",
    lasts: 4,
    shows: 2,
    pictured: [90, 1470],
    layers: [
      {
        box: [0, 0, 1560, 220],
        clip: {
          kind: "text",
          text: "Your title here",
          style: { family: "Montserrat", weight: 800, size: 168, letter_spacing: -4, line_height: 1.05 },
          animation: comes("rise", "word", 0.6, 0.12),
          appearance: SOFT,
        },
      },
    ],
  },
  subtitled: {
    size: [1480, 330],
    across: "centre",
    down: "middle",
    lasts: 5,
    shows: 2.5,
    pictured: [60, 1420],
    layers: [
      {
        box: [660, 206, 160, 4],
        after: 0.4,
        grows: { from: "centre", seconds: 0.6 },
        clip: { kind: "shape", name: "Rule", shape: "rectangle", fill: SAND },
      },
      {
        box: [0, 0, 1480, 184],
        clip: {
          kind: "text",
          text: "The long way home",
          style: { family: "Playfair Display", weight: 600, size: 148, letter_spacing: -2, line_height: 1.1 },
          animation: comes("fade", "letter", 0.7, 0.035),
          appearance: SOFT,
        },
      },
      {
        box: [0, 240, 1480, 72],
        after: 0.7,
        clip: {
          kind: "text",
          text: "A film by your name",
          style: { family: "Inter", weight: 400, size: 44, letter_spacing: 2 },
          animation: comes("fade", "block", 0.6, 0),
          appearance: SOFT,
        },
      },
    ],
  },
  chapter: {
    size: [1100, 320],
    across: "left",
    down: "middle",
    lasts: 4,
    shows: 2,
    pictured: [-60, 960],
    layers: [
      {
        box: [0, 0, 112, 8],
        grows: { from: "left", seconds: 0.45 },
        clip: { kind: "shape", name: "Rule", shape: "rectangle", fill: SAND },
      },
      {
        box: [0, 36, 1100, 56],
        after: 0.15,
        clip: {
          kind: "text",
          text: "CHAPTER ONE",
          style: { family: "Inter", weight: 600, size: 34, letter_spacing: 12, colour: SAND, align: "left" },
          animation: comes("slide", "block", 0.5, 0),
          appearance: SOFT,
        },
      },
      {
        box: [0, 104, 1100, 190],
        after: 0.25,
        clip: {
          kind: "text",
          text: "The harbour",
          style: {
            family: "Playfair Display",
            weight: 700,
            size: 152,
            letter_spacing: -3,
            line_height: 1.1,
            align: "left",
          },
          animation: comes("rise", "word", 0.6, 0.1),
          appearance: SOFT,
        },
      },
    ],
  },
  third: {
    size: [820, 140],
    across: "left",
    down: "bottom",
    lasts: 5,
    shows: 2,
    pictured: [-40, 520],
    layers: [
      {
        box: [0, 0, 10, 140],
        grows: { from: "bottom", seconds: 0.4 },
        clip: { kind: "shape", name: "Bar", shape: "rectangle", fill: VIOLET, corner_radius: 5 },
      },
      {
        box: [40, 0, 780, 84],
        after: 0.15,
        clip: {
          kind: "text",
          text: "First Last",
          style: {
            family: "Inter",
            weight: 700,
            size: 68,
            letter_spacing: -1,
            line_height: 1.15,
            align: "left",
          },
          animation: comes("slide", "block", 0.5, 0),
          appearance: SOFT,
        },
      },
      {
        box: [40, 88, 780, 50],
        after: 0.25,
        clip: {
          kind: "text",
          text: "What they do",
          style: {
            family: "Inter",
            weight: 400,
            size: 38,
            colour: "#e4e6ee",
            line_height: 1.2,
            align: "left",
          },
          animation: comes("slide", "block", 0.5, 0),
          appearance: SOFT,
        },
      },
    ],
  },
  boxed: {
    size: [760, 176],
    across: "left",
    down: "bottom",
    lasts: 5,
    shows: 2,
    pictured: [-60, 680],
    layers: [
      {
        box: [0, 0, 620, 104],
        grows: { from: "left", seconds: 0.4 },
        clip: { kind: "shape", name: "Plate", shape: "rectangle", fill: "#f6f4ee" },
      },
      {
        box: [0, 104, 430, 64],
        after: 0.15,
        grows: { from: "left", seconds: 0.4 },
        clip: { kind: "shape", name: "Plate", shape: "rectangle", fill: "#e4572e" },
      },
      {
        box: [32, 6, 580, 92],
        after: 0.3,
        clip: {
          kind: "text",
          text: "FIRST LAST",
          style: {
            family: "Oswald",
            weight: 600,
            size: 66,
            letter_spacing: 2,
            colour: "#17181c",
            line_height: 1.1,
            align: "left",
          },
          animation: comes("rise", "block", 0.4, 0),
        },
      },
      {
        box: [32, 108, 390, 56],
        after: 0.4,
        clip: {
          kind: "text",
          text: "What they do",
          style: {
            family: "Oswald",
            weight: 400,
            size: 36,
            letter_spacing: 1,
            line_height: 1.1,
            align: "left",
          },
          animation: comes("rise", "block", 0.4, 0),
        },
      },
    ],
  },
  lined: {
    size: [1000, 160],
    across: "centre",
    down: "bottom",
    lasts: 5,
    shows: 2,
    pictured: [100, 900],
    layers: [
      {
        box: [150, 88, 700, 3],
        grows: { from: "centre", seconds: 0.5 },
        clip: { kind: "shape", name: "Line", shape: "rectangle", fill: "#ffffff" },
      },
      {
        box: [0, 4, 1000, 78],
        after: 0.2,
        clip: {
          kind: "text",
          text: "First Last",
          style: { family: "Montserrat", weight: 600, size: 58, letter_spacing: 1 },
          animation: comes("rise", "block", 0.5, 0),
          appearance: SOFT,
        },
      },
      {
        box: [0, 100, 1000, 52],
        after: 0.2,
        clip: {
          kind: "text",
          text: "WHERE THEY ARE FROM",
          style: { family: "Montserrat", weight: 500, size: 28, letter_spacing: 8, colour: "#eef0f6" },
          animation: comes("drop", "block", 0.5, 0),
          appearance: SOFT,
        },
      },
    ],
  },
  caption: {
    size: [1400, 150],
    across: "centre",
    down: "bottom",
    lasts: 3,
    shows: 1,
    pictured: [330, 1070],
    layers: [
      {
        box: [0, 0, 1400, 150],
        clip: {
          kind: "text",
          text: "What is said, in a line or two,\nstands quietly at the bottom.",
          style: {
            family: "Inter",
            weight: 500,
            size: 48,
            line_height: 1.4,
            vertical: "bottom",
            background: {
              kind: "line",
              colour: "#0b0c0fcc",
              padding_x: 20,
              padding_y: 6,
              corner_radius: 10,
            },
          },
        },
      },
    ],
  },
  loud: {
    size: [940, 250],
    across: "centre",
    down: "bottom",
    lasts: 2,
    shows: 1,
    pictured: [90, 850],
    layers: [
      {
        box: [0, 0, 940, 250],
        clip: {
          kind: "text",
          text: "SAY IT\nOUT LOUD",
          style: {
            family: "Montserrat",
            weight: 900,
            size: 112,
            letter_spacing: -2,
            line_height: 1.06,
            colour: "#ffe45c",
            stroke: { width: 18, colour: "#16120a" },
          },
          animation: { ...comes("grow", "word", 0.25, 0.12), leaves: false },
          appearance: { shadow: { opacity: 0.5, colour: "#000000", x: 0, y: 8, blur: 6 } },
        },
      },
    ],
  },
  quote: {
    size: [1360, 500],
    across: "centre",
    down: "middle",
    lasts: 6,
    shows: 4,
    pictured: [-60, 1220],
    layers: [
      {
        box: [0, 0, 200, 210],
        grows: { from: "nothing", seconds: 0.6 },
        clip: {
          kind: "text",
          text: "“",
          style: {
            family: "Playfair Display",
            weight: 900,
            size: 330,
            colour: SAND,
            line_height: 1,
            align: "left",
            vertical: "top",
          },
          appearance: SOFT,
        },
      },
      {
        box: [0, 166, 1360, 230],
        after: 0.2,
        clip: {
          kind: "text",
          text: "The light was never better\nthan on the last evening.",
          style: {
            family: "Playfair Display",
            weight: 500,
            size: 92,
            letter_spacing: -1,
            line_height: 1.22,
            align: "left",
          },
          animation: comes("fade", "word", 0.6, 0.14),
          appearance: SOFT,
        },
      },
      {
        box: [0, 424, 1360, 60],
        after: 1.4,
        clip: {
          kind: "text",
          text: "Who said it",
          style: { family: "Inter", weight: 500, size: 40, colour: SAND, align: "left" },
          animation: comes("fade", "block", 0.6, 0),
          appearance: SOFT,
        },
      },
    ],
  },
  place: {
    size: [900, 128],
    across: "left",
    down: "top",
    lasts: 4,
    shows: 2.5,
    pictured: [-50, 640],
    layers: [
      {
        box: [0, 14, 26, 26],
        grows: { from: "nothing", seconds: 0.3 },
        clip: { kind: "shape", name: "Dot", shape: "ellipse", fill: "#ff5a4f" },
      },
      {
        box: [52, 0, 848, 56],
        after: 0.2,
        clip: {
          kind: "text",
          text: "Old harbour, pier 4",
          style: { family: "JetBrains Mono", weight: 600, size: 42, align: "left" },
          animation: comes("type", "letter", 0, 0.04),
          appearance: SOFT,
        },
      },
      {
        box: [52, 62, 848, 50],
        after: 1,
        clip: {
          kind: "text",
          text: "Tuesday, 06:40",
          style: { family: "JetBrains Mono", weight: 400, size: 34, colour: "#dfe2ea", align: "left" },
          animation: comes("type", "letter", 0, 0.04),
          appearance: SOFT,
        },
      },
    ],
  },
  countdown: {
    size: [520, 520],
    across: "centre",
    down: "middle",
    lasts: 3,
    shows: 0.5,
    layers: [
      {
        box: [0, 0, 520, 520],
        grows: { from: "nothing", seconds: 0.25 },
        clip: {
          kind: "shape",
          name: "Ring",
          shape: "ellipse",
          fill: "#0b0c0f66",
          stroke: { width: 10, colour: "#ffffff" },
        },
      },
      ...["3", "2", "1"].map((text, place) => ({
        box: [0, 10, 520, 500] as const,
        after: place,
        lasts: 1,
        row: 1,
        clip: {
          kind: "text" as const,
          text,
          style: { family: "Bebas Neue", weight: 400, size: 400, line_height: 1 },
          animation: { ...comes("grow", "block", 0.35, 0), leaves: false },
        },
      })),
    ],
  },
  end: {
    size: [1500, 300],
    across: "centre",
    down: "middle",
    lasts: 5,
    shows: 2.5,
    layers: [
      {
        box: [0, 0, 1500, 300],
        covers: true,
        grows: { from: "nothing", seconds: 0.6 },
        clip: {
          kind: "shape",
          name: "Ground",
          shape: "rectangle",
          fill: "#0d1020",
          gradient: { kind: "linear", to: "#3a2264", angle: 60 },
        },
      },
      {
        box: [0, 0, 1500, 180],
        after: 0.4,
        clip: {
          kind: "text",
          text: "Thank you for watching",
          style: { family: "Montserrat", weight: 700, size: 112, letter_spacing: -2, line_height: 1.1 },
          animation: comes("rise", "word", 0.6, 0.08),
        },
      },
      {
        box: [0, 196, 1500, 70],
        after: 0.8,
        clip: {
          kind: "text",
          text: "your-name.example",
          style: { family: "Inter", weight: 500, size: 42, colour: "#b9b6ff", letter_spacing: 1 },
          animation: comes("fade", "block", 0.6, 0),
        },
      },
    ],
  },
} as const satisfies Readonly<Record<string, TextPreset>>;

export type TextName = keyof typeof TEXTS;

export const TEXT_PRESETS: Readonly<Record<TextName, TextPreset>> = TEXTS;
