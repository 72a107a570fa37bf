-- What is due, and since when: the clock asks twice a second, the desk for each list.
CREATE INDEX "visit_due" ON "visit"("nextAt") WHERE "leftAt" IS NULL AND "nextAt" IS NOT NULL;
-- A run asked again for one visit finds the run that it started.
CREATE INDEX "run_parent" ON "run"("parentRunId", "parentVisit") WHERE "parentRunId" IS NOT NULL;
