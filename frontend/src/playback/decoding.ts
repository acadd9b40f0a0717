/** Reading and decoding films and sounds in the page: heavy, so it is fetched when the first of them is opened. */

import { later } from "../lib/later";

export type Decoding = typeof import("./mediabunny");

export const decoding = later(() => import("./mediabunny"));
