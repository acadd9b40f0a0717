/** The words of hiding a part of a picture. */

export const hideWords = {
  add: "Hide a part",
  one: "Choose a single clip to hide a part of it.",
  region: (number: number) => `Part ${number}`,
  remove: (name: string) => `Show ${name} again`,
};
