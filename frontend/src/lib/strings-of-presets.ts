/** The words of texts, looks, ways in and out, pictures in pictures and layouts. */

export const presetStrings = {
  shelves: "What to add",
  text: {
    title: "Texts",
    hint: "A click puts one at the playhead. Or drag it onto the stage, or the timeline.",
    command: (name: string) => `Text: ${name}`,
    names: {
      title: "Title",
      subtitled: "Title and subtitle",
      chapter: "Chapter",
      third: "Lower third",
      boxed: "Lower third, boxed",
      lined: "Lower third, lined",
      caption: "Caption",
      loud: "Loud caption",
      quote: "Quote",
      place: "Place and time",
      countdown: "Countdown",
      end: "End card",
    },
  },
};
