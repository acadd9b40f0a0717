/** Texts that stand at the foot of the picture: lower thirds and captions. From the bottom layer to the top one. */

import type { TextPreset } from "./preset";
import { comes, SOFT } from "./text-manners";

const VIOLET = "#6b6fff";

export const BELOW = {
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
} as const satisfies Readonly<Record<string, TextPreset>>;
