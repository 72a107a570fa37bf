-- A contact that a stop holds names that stop. Those that are held now: by the one that stands and that their rule speaks of.
UPDATE "visit" SET "because" = json_set("because", '$.stop', (
    SELECT s."id" FROM "contact_stop" s
    WHERE s."effect" = 'contact' AND s."liftedAt" IS NULL AND instr("visit"."because", '"house.stop_' || s."scope" || '"') > 0
      AND (s."scope" = 'workspace'
        OR (s."scope" = 'journey' AND s."target" = (SELECT v."journeyId" FROM "version" v WHERE v."id" = "visit"."versionId"))
        OR (s."scope" = 'channel' AND s."target" = (
          SELECT d."channel" FROM "decision" d WHERE d."runId" = "visit"."runId" AND d."visitSeq" = "visit"."seq" ORDER BY d."id" DESC LIMIT 1)))
    LIMIT 1))
WHERE "leftAt" IS NULL AND "state" = 'suspended' AND "because" LIKE '%"reason":"stopped"%';
-- Counted every two seconds while somebody looks on, beside a hundred thousand of them.
CREATE INDEX "visit_stopped" ON "visit"("because" ->> '$.stop', "runId") WHERE "leftAt" IS NULL AND "state" = 'suspended';
