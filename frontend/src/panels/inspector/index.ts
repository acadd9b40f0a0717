export { InspectorPanel, type InspectorPanelProps } from "./InspectorPanel";
