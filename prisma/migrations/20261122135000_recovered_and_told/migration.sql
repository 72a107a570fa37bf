-- A run that the last finding of its incident no longer names is out of trouble; it stays listed among those it has held.
ALTER TABLE "incident_run" ADD COLUMN "found" INTEGER NOT NULL DEFAULT 1;
-- What those outside were told, way by way: a way that fails holds up no other. What was told until now went by all of them.
CREATE TABLE "incident_told" (
    "incidentId" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "state" TEXT NOT NULL,

    PRIMARY KEY ("incidentId", "way")
);
INSERT INTO "incident_told" ("incidentId", "way", "state")
SELECT i."id", w."way", CASE WHEN i."toldRealMs" >= i."closedRealMs" THEN 'closed' ELSE 'open' END
FROM "incident" i, (SELECT 'webhook' AS "way" UNION ALL SELECT 'email') w WHERE i."toldRealMs" IS NOT NULL;
ALTER TABLE "incident" DROP COLUMN "toldRealMs";
