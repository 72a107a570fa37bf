-- The same index with the column of its condition in it: SQLite then reads no visit to count what is postponed now.
DROP INDEX IF EXISTS "visit_held";
CREATE INDEX "visit_held" ON "visit"("versionId", "nodeId", "state", "entryDay", "arms", "because", "leftAt")
    WHERE "leftAt" IS NULL AND "state" IN ('postponed', 'suspended');
