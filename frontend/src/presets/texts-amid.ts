/** Texts that have the picture to themselves: titles, quotes and cards. From the bottom layer to the top one. */

import type { TextPreset } from "./preset";
import { comes, SAND, SOFT } from "./text-manners";

export const AMID = {
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
