-- The run list reads newest first, of all runs, of a journey or of a version.
CREATE INDEX "run_enteredAt_idx" ON "run"("enteredAt");
CREATE INDEX "run_journeyId_enteredAt_idx" ON "run"("journeyId", "enteredAt");
CREATE INDEX "run_versionId_enteredAt_idx" ON "run"("versionId", "enteredAt");
-- Operators search by any reference; events are listed newest first; a run's page shows the tasks about its person.
CREATE INDEX "debt_reference_idx" ON "debt"("reference");
CREATE INDEX "event_at_idx" ON "event"("at");
CREATE INDEX "task_personId_idx" ON "task"("personId");
-- The same index as before with the run in it: counting who stands where reads no visit.
DROP INDEX IF EXISTS "visit_open";
CREATE INDEX "visit_open" ON "visit"("versionId", "nodeId", "state", "runId") WHERE "leftAt" IS NULL;
