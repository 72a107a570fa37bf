-- The run list and the live map at 100,000 open runs.

-- The same index as before with the column of its condition in it: SQLite then reads no visit to count who stands where.
DROP INDEX IF EXISTS "visit_open";
CREATE INDEX "visit_open" ON "visit"("versionId", "nodeId", "state", "runId", "leftAt") WHERE "leftAt" IS NULL;
-- The open visits of one run side by side: which of them asks for attention first, and which runs have several.
CREATE INDEX "visit_standing" ON "visit"("runId", "state", "seq", "nodeId", "versionId", "leftAt") WHERE "leftAt" IS NULL;
-- Runs that no step has written for yet: they stand nowhere.
CREATE INDEX "run_fresh" ON "run"("journeyId", "versionId") WHERE "tag" = 0 AND "status" <> 'ended';
CREATE INDEX "run_portfolioId_enteredAt_idx" ON "run"("portfolioId", "enteredAt");
