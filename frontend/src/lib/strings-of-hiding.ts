/** The words of hiding a part of a picture. */

export const hideWords = {
  add: "Hide a part by hand",
  one: "Choose a single clip to hide a part of it.",
  about: "Drag the outline on the stage. What is hidden is gone from the film, not only covered.",
  region: (number: number) => `Part ${number}`,
  onStage: (name: string) => `${name}: arrows move it, with Alt they resize it, Delete shows it again`,
  choose: (name: string) => `Edit ${name} on the stage`,
  remove: (name: string) => `Show ${name} again`,
  shape: "Shape",
  shapes: { ellipse: "Ellipse", box: "Box" },
  style: "Hidden by",
  styles: { blur: "Blur", pixelate: "Pixels", fill: "Fill" },
  strength: "Strength",
  margin: "Margin",
  colour: "Colour",
  fillHint:
    "For words, number plates and whoever must be safe, choose Fill: nothing of them is left in the film.",
  moves: "Moves",
  addPlace: "Keep this place at the playhead",
  removePlace: "Forget the place at the playhead",
  previousPlace: "Go to the place before",
  nextPlace: "Go to the next place",
  when: "Hidden",
  from: "From the playhead",
  until: "Up to the playhead",
  always: "All along",
};
