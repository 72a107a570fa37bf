-- Operators step in: commands to runs, stops of contact, bulk jobs; what is wrong (incidents) and who is alive (process);
-- views of the desk's lists that a team shares.

-- Number of the pause that the run is under, 0 = none: the gate compares it with the commands that the workflow has heard.
ALTER TABLE "run" ADD COLUMN "held" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "run" ADD COLUMN "heldAt" BIGINT;
ALTER TABLE "run" ADD COLUMN "commandSeq" INTEGER NOT NULL DEFAULT 0;
-- ';node=arm;' of splits whose arm an operator changed: such a run is left out of what compares the arms.
ALTER TABLE "run" ADD COLUMN "crossed" TEXT NOT NULL DEFAULT ';';
CREATE INDEX "run_held" ON "run"("held", "versionId") WHERE "held" > 0;

CREATE TABLE "command" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "runId" TEXT,
    "personId" TEXT,
    "kind" TEXT NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "args" TEXT NOT NULL DEFAULT '{}',
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "atRealMs" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'sent',
    "refusal" TEXT,
    "before" TEXT,
    "after" TEXT,
    "settledAt" BIGINT,
    "bulkId" TEXT
);
CREATE INDEX "command_runId_seq_idx" ON "command"("runId", "seq");
CREATE INDEX "command_personId_idx" ON "command"("personId");
CREATE INDEX "command_at_idx" ON "command"("at");

CREATE TABLE "contact_stop" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "scope" TEXT NOT NULL,
    "target" TEXT NOT NULL DEFAULT '',
    "effect" TEXT NOT NULL DEFAULT 'contact',
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "atRealMs" BIGINT NOT NULL,
    "needsReconcile" INTEGER NOT NULL DEFAULT 0,
    "liftedAt" BIGINT,
    "liftedBy" TEXT,
    "liftReason" TEXT,
    "releasedUpTo" TEXT
);
-- Read by every contact: the few that stand.
CREATE UNIQUE INDEX "contact_stop_standing" ON "contact_stop"("effect", "scope", "target") WHERE "liftedAt" IS NULL;

CREATE TABLE "bulk" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "args" TEXT NOT NULL DEFAULT '{}',
    "reason" TEXT NOT NULL DEFAULT '',
    "actor" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'frozen',
    "perMinute" INTEGER NOT NULL DEFAULT 600,
    "total" INTEGER NOT NULL DEFAULT 0,
    "createdAt" BIGINT NOT NULL,
    "startedAt" BIGINT,
    "endedAt" BIGINT,
    "lastAtRealMs" BIGINT NOT NULL DEFAULT 0,
    "ofBulkId" TEXT
);
CREATE INDEX "bulk_state_idx" ON "bulk"("state");
CREATE INDEX "bulk_createdAt_idx" ON "bulk"("createdAt");

CREATE TABLE "bulk_item" (
    "bulkId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "runId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "code" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "commandId" TEXT,
    "settledAt" BIGINT,
    PRIMARY KEY ("bulkId", "n")
);
CREATE UNIQUE INDEX "bulk_item_bulkId_runId_key" ON "bulk_item"("bulkId", "runId");
CREATE INDEX "bulk_item_bulkId_state_n_idx" ON "bulk_item"("bulkId", "state", "n");
CREATE UNIQUE INDEX "bulk_item_commandId_key" ON "bulk_item"("commandId");

CREATE TABLE "incident" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cause" TEXT NOT NULL,
    "groupKey" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '{}',
    "openedAt" BIGINT NOT NULL,
    "openedRealMs" BIGINT NOT NULL,
    "seenRealMs" BIGINT NOT NULL,
    "closedAt" BIGINT,
    "closedRealMs" BIGINT,
    "toldRealMs" BIGINT
);
CREATE UNIQUE INDEX "incident_open" ON "incident"("cause", "groupKey") WHERE "closedAt" IS NULL;
CREATE INDEX "incident_openedRealMs_idx" ON "incident"("openedRealMs");

CREATE TABLE "incident_run" (
    "incidentId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "visitSeq" INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY ("incidentId", "runId")
);
CREATE INDEX "incident_run_runId_idx" ON "incident_run"("runId");

CREATE TABLE "process" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "startedRealMs" BIGINT NOT NULL,
    "seenRealMs" BIGINT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '{}'
);

CREATE TABLE "saved_view" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "place" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "query" TEXT NOT NULL DEFAULT '{}',
    "columns" TEXT NOT NULL DEFAULT '[]',
    "savedAt" BIGINT NOT NULL
);
CREATE UNIQUE INDEX "saved_view_place_name_key" ON "saved_view"("place", "name");
