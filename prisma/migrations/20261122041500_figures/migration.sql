-- Figures on the canvas: roll-ups ordered as they are read, the sums behind intervals, and what contacts came to.

-- Who took part in the draw of the control group, and what contact led to. Flags are 0 or 1.
ALTER TABLE "run" ADD COLUMN "drawn" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "run" ADD COLUMN "contacted" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "run" ADD COLUMN "optedOut" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "run" ADD COLUMN "complained" INTEGER NOT NULL DEFAULT 0;
-- The cohort and arms of the run at the time, so that counting joins nothing. Written by the triggers below.
ALTER TABLE "contact" ADD COLUMN "versionId" TEXT NOT NULL DEFAULT '';
ALTER TABLE "contact" ADD COLUMN "entryDay" TEXT NOT NULL DEFAULT '';
ALTER TABLE "contact" ADD COLUMN "arms" TEXT NOT NULL DEFAULT ';';
ALTER TABLE "promise" ADD COLUMN "versionId" TEXT NOT NULL DEFAULT '';
ALTER TABLE "promise" ADD COLUMN "entryDay" TEXT NOT NULL DEFAULT '';
ALTER TABLE "promise" ADD COLUMN "arms" TEXT NOT NULL DEFAULT ';';

-- One b-tree each, day last: a figure is a sum over days of neighbouring rows (1,000,000 rows: 30 ms, not 260).
CREATE TABLE "new_rollup" (
    "versionId" TEXT NOT NULL,
    "entryDay" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "costCents" BIGINT NOT NULL,
    PRIMARY KEY ("versionId", "arm", "nodeId", "outcome", "entryDay")
) WITHOUT ROWID;
INSERT INTO "new_rollup" ("versionId", "entryDay", "arm", "nodeId", "outcome", "n", "costCents")
    SELECT "versionId", "entryDay", "arm", "nodeId", "outcome", "n", "costCents" FROM "rollup";
DROP TABLE "rollup";
ALTER TABLE "new_rollup" RENAME TO "rollup";

CREATE TABLE "new_rollup_time" (
    "versionId" TEXT NOT NULL,
    "entryDay" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "bucket" INTEGER NOT NULL,
    "n" BIGINT NOT NULL,
    PRIMARY KEY ("versionId", "arm", "nodeId", "outcome", "bucket", "entryDay")
) WITHOUT ROWID;
INSERT INTO "new_rollup_time" ("versionId", "entryDay", "arm", "nodeId", "outcome", "bucket", "n")
    SELECT "versionId", "entryDay", "arm", "nodeId", "outcome", "bucket", "n" FROM "rollup_time";
DROP TABLE "rollup_time";
ALTER TABLE "new_rollup_time" RENAME TO "rollup_time";

DROP TABLE "rollup_run";
CREATE TABLE "rollup_run" (
    "versionId" TEXT NOT NULL,
    "entryDay" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "grp" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "arrears" BIGINT NOT NULL DEFAULT 0,
    "recovered" BIGINT NOT NULL DEFAULT 0,
    "cured" BIGINT NOT NULL DEFAULT 0,
    "cost" BIGINT NOT NULL DEFAULT 0,
    "contacted" BIGINT NOT NULL DEFAULT 0,
    "optedOut" BIGINT NOT NULL DEFAULT 0,
    "complained" BIGINT NOT NULL DEFAULT 0,
    "arrears2" BIGINT NOT NULL DEFAULT 0,
    "recovered2" BIGINT NOT NULL DEFAULT 0,
    "cost2" BIGINT NOT NULL DEFAULT 0,
    "arrearsRecovered" BIGINT NOT NULL DEFAULT 0,
    "costRecovered" BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY ("versionId", "arm", "grp", "currency", "entryDay")
) WITHOUT ROWID;

CREATE TABLE "rollup_contact" (
    "versionId" TEXT NOT NULL,
    "entryDay" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "sent" BIGINT NOT NULL,
    "delivered" BIGINT NOT NULL,
    "reached" BIGINT NOT NULL,
    "replied" BIGINT NOT NULL,
    "clicked" BIGINT NOT NULL,
    "attempts" BIGINT NOT NULL,
    "rightParty" BIGINT NOT NULL,
    "promised" BIGINT NOT NULL,
    PRIMARY KEY ("versionId", "arm", "nodeId", "entryDay")
) WITHOUT ROWID;

-- What is asked of a contact, once and for all: the triggers fold it, the lists filter by it, the rebuild sums it.
-- Whoever answered was reached, whatever the provider said; of a letter only its answer is ever known.
CREATE VIEW "contact_flag" AS
WITH said AS (
    SELECT *, repliedAt IS NOT NULL OR clickedAt IS NOT NULL AS answered, channel IN ('sms', 'email') AS message FROM contact
)
SELECT id, versionId, entryDay, arms, nodeId, runId, visitSeq,
    message AND (status IN ('sent', 'delivered', 'undelivered') OR answered) AS sent,
    message AND (status = 'delivered' OR answered) AS delivered,
    (message AND (status = 'delivered' OR answered)) OR (channel = 'letter' AND (status IN ('sent', 'delivered') OR answered)) AS reached,
    channel <> 'voice_ai' AND repliedAt IS NOT NULL AS replied,
    message AND clickedAt IS NOT NULL AS clicked,
    channel = 'voice_ai' AND status = 'delivered' AS attempts,
    channel = 'voice_ai' AND status = 'delivered' AND COALESCE(outcome, '') IN ('conversation', 'right_party') AS rightParty,
    channel = 'voice_ai' AND status = 'delivered' AND COALESCE(outcome, '') IN ('conversation', 'right_party')
        AND json_extract(COALESCE(result, '{}'), '$.promise') IS NOT NULL AS promised
FROM said;

-- ';a=x;b=y;' as the rows '', 'a=x' and 'b=y': everybody, and each arm.
CREATE VIEW "contact_count" AS
SELECT c.id, c.versionId, c.entryDay, arm.value AS arm, c.nodeId,
    c.sent, c.delivered, c.reached, c.replied, c.clicked, c.attempts, c.rightParty, c.promised
FROM contact_flag c, json_each('["' || replace(rtrim(c.arms, ';'), ';', '","') || '"]') arm;

-- Triggers and not calls: the gate, callbacks, replies and clicks all write contacts, and none may forget to count.
CREATE TRIGGER "contact_begun" AFTER INSERT ON "contact" BEGIN
    UPDATE contact SET (versionId, entryDay, arms) = (SELECT versionId, entryDay, arms FROM run WHERE id = NEW.runId)
        WHERE id = NEW.id AND EXISTS (SELECT 1 FROM run WHERE id = NEW.runId);
    INSERT INTO rollup_contact SELECT versionId, entryDay, arm, nodeId, sent, delivered, reached, replied, clicked, attempts, rightParty, promised
        FROM contact_count WHERE id = NEW.id
        ON CONFLICT DO UPDATE SET sent = sent + excluded.sent, delivered = delivered + excluded.delivered, reached = reached + excluded.reached,
            replied = replied + excluded.replied, clicked = clicked + excluded.clicked, attempts = attempts + excluded.attempts,
            rightParty = rightParty + excluded.rightParty, promised = promised + excluded.promised;
    UPDATE run SET contacted = 1 WHERE id = NEW.runId AND contacted = 0;
END;
CREATE TRIGGER "contact_changes" BEFORE UPDATE OF "status", "outcome", "result", "repliedAt", "clickedAt" ON "contact" BEGIN
    INSERT INTO rollup_contact SELECT versionId, entryDay, arm, nodeId, -sent, -delivered, -reached, -replied, -clicked, -attempts, -rightParty, -promised
        FROM contact_count WHERE id = OLD.id
        ON CONFLICT DO UPDATE SET sent = sent + excluded.sent, delivered = delivered + excluded.delivered, reached = reached + excluded.reached,
            replied = replied + excluded.replied, clicked = clicked + excluded.clicked, attempts = attempts + excluded.attempts,
            rightParty = rightParty + excluded.rightParty, promised = promised + excluded.promised;
END;
CREATE TRIGGER "contact_changed" AFTER UPDATE OF "status", "outcome", "result", "repliedAt", "clickedAt" ON "contact" BEGIN
    INSERT INTO rollup_contact SELECT versionId, entryDay, arm, nodeId, sent, delivered, reached, replied, clicked, attempts, rightParty, promised
        FROM contact_count WHERE id = NEW.id
        ON CONFLICT DO UPDATE SET sent = sent + excluded.sent, delivered = delivered + excluded.delivered, reached = reached + excluded.reached,
            replied = replied + excluded.replied, clicked = clicked + excluded.clicked, attempts = attempts + excluded.attempts,
            rightParty = rightParty + excluded.rightParty, promised = promised + excluded.promised;
END;

-- The flags of a run are set by the triggers here alone, so they fold here; foldRun carries them when arms change.
CREATE TRIGGER "run_flagged" AFTER UPDATE OF "contacted", "optedOut", "complained" ON "run" BEGIN
    INSERT INTO rollup_run (versionId, entryDay, arm, grp, currency, n, contacted, optedOut, complained)
        SELECT NEW.versionId, NEW.entryDay, arm.value, CASE WHEN NEW.grp = 'treated' AND NEW.drawn = 0 THEN 'exempt' ELSE NEW.grp END, NEW.currency, 0,
            NEW.contacted - OLD.contacted, NEW.optedOut - OLD.optedOut, NEW.complained - OLD.complained
        FROM json_each('["' || replace(rtrim(NEW.arms, ';'), ';', '","') || '"]') arm WHERE true
        ON CONFLICT DO UPDATE SET contacted = contacted + excluded.contacted, optedOut = optedOut + excluded.optedOut,
            complained = complained + excluded.complained;
END;

-- An opt-out or a complaint is held against the run whose contact came last before it; without a contact, against none.
CREATE TRIGGER "opt_out_counted" AFTER INSERT ON "opt_out" BEGIN
    UPDATE run SET optedOut = 1 WHERE optedOut = 0 AND id = (
        SELECT runId FROM contact WHERE personId = NEW.personId AND at <= NEW.at AND (NEW.channel IS NULL OR channel = NEW.channel)
        ORDER BY at DESC LIMIT 1);
END;
CREATE TRIGGER "complaint_counted" AFTER UPDATE OF "status" ON "event"
WHEN NEW.type IN ('complaint', 'email.complained') AND NEW.status = 'applied' AND NEW.personId IS NOT NULL BEGIN
    UPDATE run SET complained = 1 WHERE complained = 0 AND id = (
        SELECT runId FROM contact WHERE personId = NEW.personId AND at <= NEW.at AND (NEW.caseId IS NULL OR caseId = NEW.caseId)
        ORDER BY at DESC LIMIT 1);
END;

-- A promise belongs to the run that took it; one that came from outside, to the journey that the case was in.
CREATE TRIGGER "promise_made" AFTER INSERT ON "promise" BEGIN
    UPDATE promise SET runId = (
        SELECT id FROM run WHERE caseId = NEW.caseId AND parentRunId IS NULL AND grp = 'treated'
            AND enteredAt <= NEW.createdAt AND (endedAt IS NULL OR endedAt >= NEW.createdAt)
        ORDER BY enteredAt DESC LIMIT 1)
        WHERE id = NEW.id AND runId IS NULL;
    UPDATE promise SET (versionId, entryDay, arms) = (SELECT r.versionId, r.entryDay, r.arms FROM run r WHERE r.id = promise.runId)
        WHERE id = NEW.id AND EXISTS (SELECT 1 FROM run r WHERE r.id = promise.runId);
END;

-- What was there before.
UPDATE contact SET (versionId, entryDay, arms) = (SELECT r.versionId, r.entryDay, r.arms FROM run r WHERE r.id = contact.runId)
    WHERE EXISTS (SELECT 1 FROM run r WHERE r.id = contact.runId);
INSERT INTO rollup_contact SELECT versionId, entryDay, arm, nodeId, SUM(sent), SUM(delivered), SUM(reached), SUM(replied), SUM(clicked), SUM(attempts),
        SUM(rightParty), SUM(promised)
    FROM contact_count GROUP BY versionId, entryDay, arm, nodeId;
UPDATE promise SET (versionId, entryDay, arms) = (SELECT r.versionId, r.entryDay, r.arms FROM run r WHERE r.id = promise.runId)
    WHERE EXISTS (SELECT 1 FROM run r WHERE r.id = promise.runId);
INSERT INTO rollup_run (versionId, entryDay, arm, grp, currency, n, arrears, recovered, cured, cost,
        arrears2, recovered2, cost2, arrearsRecovered, costRecovered)
    SELECT versionId, entryDay, arm.value, grp, currency, COUNT(*), SUM(arrearsAtEntry), SUM(paid), SUM(currentInWindow), SUM(costCents),
        SUM(arrearsAtEntry * arrearsAtEntry), SUM(paid * paid), SUM(costCents * costCents), SUM(arrearsAtEntry * paid), SUM(costCents * paid)
    FROM (SELECT *, MAX(0, MIN(recoveredCents, arrearsAtEntry)) AS paid FROM run) r,
        json_each('["' || replace(rtrim(r.arms, ';'), ';', '","') || '"]') arm
    GROUP BY versionId, entryDay, arm.value, grp, currency;
UPDATE run SET contacted = 1 WHERE id IN (SELECT runId FROM contact);
UPDATE run SET optedOut = 1 WHERE id IN (
    SELECT (SELECT c.runId FROM contact c WHERE c.personId = o.personId AND c.at <= o.at AND (o.channel IS NULL OR c.channel = o.channel)
        ORDER BY c.at DESC LIMIT 1) FROM opt_out o);
UPDATE run SET complained = 1 WHERE id IN (
    SELECT (SELECT c.runId FROM contact c WHERE c.personId = e.personId AND c.at <= e.at AND (e.caseId IS NULL OR c.caseId = e.caseId)
        ORDER BY c.at DESC LIMIT 1) FROM event e WHERE e.type IN ('complaint', 'email.complained') AND e.status = 'applied');

-- Held contacts: "postponed by law now" reads only these. The rule codes stand in the index, so no visit is read.
CREATE INDEX "visit_held" ON "visit"("versionId", "nodeId", "state", "entryDay", "arms", "because")
    WHERE "leftAt" IS NULL AND "state" IN ('postponed', 'suspended');
CREATE INDEX "promise_versionId_dueAt_status_entryDay_arms_idx" ON "promise"("versionId", "dueAt", "status", "entryDay", "arms");
CREATE INDEX "contact_versionId_nodeId_idx" ON "contact"("versionId", "nodeId");
