/** A count and its noun. Pure. */
export const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
