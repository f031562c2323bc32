"""The plan of a CSIRT as one document (体制計画書): chapters with every figure and table, as HTML, PDF or Word."""
