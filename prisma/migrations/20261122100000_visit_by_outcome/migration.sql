-- The same index with the run in it: who has left a node by an outcome is counted and listed without reading the visits.
DROP INDEX IF EXISTS "visit_versionId_nodeId_outcome_idx";
CREATE INDEX "visit_versionId_nodeId_outcome_idx" ON "visit"("versionId", "nodeId", "outcome", "runId");
