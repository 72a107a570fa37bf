-- Figures of all days stand in rows of their own (entryDay ''), as those of all arms do: the usual question reads a few
-- hundred rows and not a million (1 ms, not 140). Day before node, so that a range of days is neighbours too.
CREATE TABLE "new_rollup" (
    "versionId" TEXT NOT NULL,
    "entryDay" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "costCents" BIGINT NOT NULL,
    PRIMARY KEY ("versionId", "arm", "entryDay", "nodeId", "outcome")
) WITHOUT ROWID;
INSERT INTO "new_rollup" ("versionId", "entryDay", "arm", "nodeId", "outcome", "n", "costCents")
    SELECT "versionId", "entryDay", "arm", "nodeId", "outcome", "n", "costCents" FROM "rollup";
INSERT INTO "new_rollup" ("versionId", "entryDay", "arm", "nodeId", "outcome", "n", "costCents")
    SELECT "versionId", '', "arm", "nodeId", "outcome", SUM("n"), SUM("costCents") FROM "rollup" GROUP BY "versionId", "arm", "nodeId", "outcome";
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
    PRIMARY KEY ("versionId", "arm", "entryDay", "nodeId", "outcome", "bucket")
) WITHOUT ROWID;
INSERT INTO "new_rollup_time" ("versionId", "entryDay", "arm", "nodeId", "outcome", "bucket", "n")
    SELECT "versionId", "entryDay", "arm", "nodeId", "outcome", "bucket", "n" FROM "rollup_time";
INSERT INTO "new_rollup_time" ("versionId", "entryDay", "arm", "nodeId", "outcome", "bucket", "n")
    SELECT "versionId", '', "arm", "nodeId", "outcome", "bucket", SUM("n") FROM "rollup_time" GROUP BY "versionId", "arm", "nodeId", "outcome", "bucket";
DROP TABLE "rollup_time";
ALTER TABLE "new_rollup_time" RENAME TO "rollup_time";

DROP TRIGGER "contact_begun";
DROP TRIGGER "contact_changes";
DROP TRIGGER "contact_changed";
DROP VIEW "contact_count";
DROP TABLE "rollup_contact";
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
    PRIMARY KEY ("versionId", "arm", "entryDay", "nodeId")
) WITHOUT ROWID;

-- ';a=x;b=y;' as the rows '', 'a=x' and 'b=y' (everybody, and each arm), each for its day and for all days.
CREATE VIEW "contact_count" AS
SELECT c.id, c.versionId, day.value AS entryDay, arm.value AS arm, c.nodeId,
    c.sent, c.delivered, c.reached, c.replied, c.clicked, c.attempts, c.rightParty, c.promised
FROM contact_flag c, json_each('["' || replace(rtrim(c.arms, ';'), ';', '","') || '"]') arm, json_each(json_array('', c.entryDay)) day;

INSERT INTO rollup_contact SELECT versionId, entryDay, arm, nodeId, SUM(sent), SUM(delivered), SUM(reached), SUM(replied), SUM(clicked), SUM(attempts),
        SUM(rightParty), SUM(promised)
    FROM contact_count GROUP BY versionId, entryDay, arm, nodeId;

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
