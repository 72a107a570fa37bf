-- Months of entry days, beside all days ('') and each day: a range of days is read as whole months and the days at its
-- edges (a year of 10 million visits: 12 months and 8 days, not 365 days). A month is 'm2027-02', which no range of days
-- holds. Cohorts of runs stay by day: they have a row for each day and group, and what is mature is asked by the day.
INSERT INTO "rollup" ("versionId", "entryDay", "arm", "nodeId", "outcome", "n", "costCents")
    SELECT "versionId", 'm' || substr("entryDay", 1, 7), "arm", "nodeId", "outcome", SUM("n"), SUM("costCents")
    FROM "rollup" WHERE "entryDay" <> '' GROUP BY "versionId", "arm", substr("entryDay", 1, 7), "nodeId", "outcome";
INSERT INTO "rollup_time" ("versionId", "entryDay", "arm", "nodeId", "outcome", "bucket", "n")
    SELECT "versionId", 'm' || substr("entryDay", 1, 7), "arm", "nodeId", "outcome", "bucket", SUM("n")
    FROM "rollup_time" WHERE "entryDay" <> '' GROUP BY "versionId", "arm", substr("entryDay", 1, 7), "nodeId", "outcome", "bucket";

-- The triggers of contacts fold what this view says, so they are made again with it, word for word.
DROP TRIGGER "contact_begun";
DROP TRIGGER "contact_changes";
DROP TRIGGER "contact_changed";
DROP VIEW "contact_count";
-- ';a=x;b=y;' as the rows '', 'a=x' and 'b=y' (everybody, and each arm), each for its day, for its month and for all days.
CREATE VIEW "contact_count" AS
SELECT c.id, c.versionId, day.value AS entryDay, arm.value AS arm, c.nodeId,
    c.sent, c.delivered, c.reached, c.replied, c.clicked, c.attempts, c.rightParty, c.promised
FROM contact_flag c, json_each('["' || replace(rtrim(c.arms, ';'), ';', '","') || '"]') arm,
    json_each(json_array('', 'm' || substr(c.entryDay, 1, 7), c.entryDay)) day;

INSERT INTO rollup_contact SELECT versionId, 'm' || substr(entryDay, 1, 7), arm, nodeId, SUM(sent), SUM(delivered), SUM(reached), SUM(replied), SUM(clicked),
        SUM(attempts), SUM(rightParty), SUM(promised)
    FROM rollup_contact WHERE entryDay <> '' GROUP BY versionId, arm, substr(entryDay, 1, 7), nodeId;
-- Contacts of runs that a restore has lost have no day: what the view makes of them.
INSERT INTO rollup_contact SELECT versionId, entryDay, arm, nodeId, SUM(sent), SUM(delivered), SUM(reached), SUM(replied), SUM(clicked), SUM(attempts),
        SUM(rightParty), SUM(promised)
    FROM contact_count WHERE versionId = '' AND entryDay = 'm' GROUP BY versionId, entryDay, arm, nodeId;

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
