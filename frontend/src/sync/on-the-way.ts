/** Which operations are on their way to the server: not so many, and not so large, that they flood the line. */

const MOST = 100;
/** Characters of JSON together; a single operation may have more. */
const MOST_CHARACTERS = 4 * 2 ** 20;

export class OnTheWay {
  private readonly sizes = new Map<string, number>();
  private characters = 0;

  has(opId: string): boolean {
    return this.sizes.has(opId);
  }

  /** Whether one more of this size may go. */
  hasRoom(characters: number): boolean {
    if (this.sizes.size === 0) return true;
    return this.sizes.size < MOST && this.characters + characters <= MOST_CHARACTERS;
  }

  add(opId: string, characters: number): void {
    this.sizes.set(opId, characters);
    this.characters += characters;
  }

  /** The server has answered. */
  delete(opId: string): void {
    this.characters -= this.sizes.get(opId) ?? 0;
    this.sizes.delete(opId);
  }

  /** The line is down: what was on its way is lost, or comes to light later. */
  clear(): void {
    this.sizes.clear();
    this.characters = 0;
  }
}
