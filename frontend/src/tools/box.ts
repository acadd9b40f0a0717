/** The geometry of boxes, as hands on the stage use it. */

export * from "../timeline/box";
