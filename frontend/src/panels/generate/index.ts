export { GeneratePanel, type GeneratePanelProps } from "./GeneratePanel";
