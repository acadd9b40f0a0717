export { JobsMenu } from "./JobsMenu";
