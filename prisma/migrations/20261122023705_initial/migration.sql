-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "clock_segment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "realMs" BIGINT NOT NULL,
    "businessMs" BIGINT NOT NULL,
    "factor" REAL NOT NULL
);

-- CreateTable
CREATE TABLE "portfolio" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "creditor" TEXT NOT NULL,
    "collector" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "credit" TEXT
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "portfolioId" TEXT NOT NULL,
    "customerRef" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "birthDate" TEXT,
    "language" TEXT NOT NULL DEFAULT 'fr',
    "type" TEXT NOT NULL DEFAULT 'consumer',
    "street" TEXT,
    "postcode" TEXT,
    "city" TEXT,
    "country" TEXT NOT NULL,
    "zones" TEXT NOT NULL,
    "vulnerable" INTEGER NOT NULL DEFAULT 0,
    "strategic" INTEGER NOT NULL DEFAULT 0,
    "aiConsent" INTEGER NOT NULL DEFAULT 0,
    "payday" INTEGER,
    "deceasedAt" BIGINT,
    "ceasedAt" BIGINT,
    "search" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "contact_point" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'import',
    "wrongAt" BIGINT,
    "undeliveredAt" BIGINT
);

-- CreateTable
CREATE TABLE "opt_out" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "channel" TEXT,
    "address" TEXT,
    "at" BIGINT NOT NULL,
    "eventId" TEXT
);

-- CreateTable
CREATE TABLE "suspension" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "debtId" TEXT,
    "kind" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "until" BIGINT,
    "releasedAt" BIGINT,
    "eventId" TEXT
);

-- CreateTable
CREATE TABLE "collection_case" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ref" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "portfolioId" TEXT NOT NULL,
    "currency" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "debt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "portfolioId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "balanceCents" BIGINT NOT NULL,
    "arrearsCents" BIGINT NOT NULL,
    "dueDate" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "attributes" TEXT NOT NULL DEFAULT '{}',
    "updatedAt" BIGINT NOT NULL,
    "importId" TEXT,
    "confirmed" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "payment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "eventId" TEXT NOT NULL,
    "portfolioId" TEXT,
    "caseId" TEXT,
    "debtId" TEXT,
    "reference" TEXT NOT NULL,
    "amountCents" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "valueDate" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "reversesId" TEXT
);

-- CreateTable
CREATE TABLE "payment_allocation" (
    "paymentId" TEXT NOT NULL,
    "debtId" TEXT NOT NULL,
    "amountCents" BIGINT NOT NULL,

    PRIMARY KEY ("paymentId", "debtId")
);

-- CreateTable
CREATE TABLE "event" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "source" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "personId" TEXT,
    "caseId" TEXT,
    "reference" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "reason" TEXT
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBeforeRealMs" BIGINT NOT NULL DEFAULT 0,
    "error" TEXT
);

-- CreateTable
CREATE TABLE "lease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "untilRealMs" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "journey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL DEFAULT '',
    "draft" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "savedAt" BIGINT NOT NULL,
    "savedBy" TEXT NOT NULL,
    "liveVersionId" TEXT,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "version" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "journeyId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "drawing" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "publishedAt" BIGINT NOT NULL,
    "publishedBy" TEXT NOT NULL,
    CONSTRAINT "version_journeyId_fkey" FOREIGN KEY ("journeyId") REFERENCES "journey" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "run" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "portfolioId" TEXT NOT NULL,
    "journeyId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "planHash" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "entryNo" INTEGER NOT NULL,
    "grp" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'starting',
    "reason" TEXT,
    "enteredAt" BIGINT NOT NULL,
    "entryDay" TEXT NOT NULL,
    "endedAt" BIGINT,
    "parentRunId" TEXT,
    "parentVisit" INTEGER,
    "arms" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL,
    "arrearsAtEntry" BIGINT NOT NULL,
    "windowEndsAt" BIGINT NOT NULL,
    "toleranceCents" BIGINT NOT NULL,
    "recoveredCents" BIGINT NOT NULL DEFAULT 0,
    "currentInWindow" INTEGER NOT NULL DEFAULT 0,
    "costCents" BIGINT NOT NULL DEFAULT 0,
    "tag" BIGINT NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "visit" (
    "runId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "versionId" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "nodeType" TEXT NOT NULL,
    "enteredAt" BIGINT NOT NULL,
    "leftAt" BIGINT,
    "outcome" TEXT,
    "openTag" BIGINT NOT NULL,
    "closeTag" BIGINT,
    "entryDay" TEXT NOT NULL,
    "arms" TEXT NOT NULL DEFAULT ';',
    "costCents" BIGINT NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'here',
    "because" TEXT,
    "nextAt" BIGINT,
    "waitsFor" TEXT NOT NULL DEFAULT '',
    "grp" TEXT NOT NULL,

    PRIMARY KEY ("runId", "seq")
);

-- CreateTable
CREATE TABLE "step" (
    "runId" TEXT NOT NULL,
    "visitSeq" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "nodeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tag" BIGINT NOT NULL,
    "at" BIGINT NOT NULL,
    "result" TEXT NOT NULL,
    "evidence" TEXT,

    PRIMARY KEY ("runId", "visitSeq", "attempt")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" TEXT NOT NULL,
    "visitSeq" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "nodeId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "verdict" TEXT NOT NULL,
    "rules" TEXT NOT NULL,
    "packs" TEXT NOT NULL,
    "until" BIGINT,
    "law" INTEGER NOT NULL DEFAULT 0,
    "late" INTEGER NOT NULL DEFAULT 0,
    "inputs" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "contact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "runId" TEXT NOT NULL,
    "visitSeq" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "nodeId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "debtIds" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "textId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT,
    "body" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "sendByRealMs" BIGINT NOT NULL,
    "windowEndMs" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "providerId" TEXT,
    "costCents" BIGINT NOT NULL DEFAULT 0,
    "sandbox" INTEGER NOT NULL DEFAULT 0,
    "result" TEXT,
    "repliedAt" BIGINT,
    "clickedAt" BIGINT,
    "settledAt" BIGINT
);

-- CreateTable
CREATE TABLE "promise" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "runId" TEXT,
    "amountCents" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "dueDate" TEXT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "receivedCents" BIGINT NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'open',
    "source" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "closedAt" BIGINT,
    "eventId" TEXT
);

-- CreateTable
CREATE TABLE "offer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "runId" TEXT NOT NULL,
    "visitSeq" INTEGER NOT NULL,
    "caseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "bounds" TEXT NOT NULL,
    "options" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "validUntil" BIGINT NOT NULL,
    "triesLeft" INTEGER NOT NULL DEFAULT 5,
    "session" TEXT,
    "answer" TEXT,
    "answeredAt" BIGINT,
    "createdAt" BIGINT NOT NULL,
    "tag" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "payment_plan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "runId" TEXT,
    "offerId" TEXT,
    "status" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "closedAt" BIGINT
);

-- CreateTable
CREATE TABLE "instalment" (
    "planId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "amountCents" BIGINT NOT NULL,
    "dueDate" TEXT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "paidCents" BIGINT NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("planId", "n")
);

-- CreateTable
CREATE TABLE "task" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "runId" TEXT,
    "visitSeq" INTEGER,
    "personId" TEXT,
    "caseId" TEXT,
    "queue" TEXT NOT NULL,
    "skill" TEXT NOT NULL DEFAULT '',
    "priority" INTEGER NOT NULL DEFAULT 3,
    "openedAt" BIGINT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "instructions" TEXT NOT NULL,
    "results" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "claimedBy" TEXT,
    "result" TEXT,
    "note" TEXT,
    "resolvedBy" TEXT,
    "resolvedAt" BIGINT,
    "title" TEXT NOT NULL DEFAULT '{}',
    "tag" BIGINT NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "text" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "tone" TEXT NOT NULL,
    "languages" TEXT NOT NULL,
    "variables" TEXT NOT NULL DEFAULT '[]',
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "withdrawnAt" BIGINT
);

-- CreateTable
CREATE TABLE "scorecard" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "body" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "arm_assignment" (
    "seed" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("seed", "unitId")
);

-- CreateTable
CREATE TABLE "import" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "portfolioId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "startedAt" BIGINT NOT NULL,
    "actor" TEXT NOT NULL,
    "inserted" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "totals" TEXT NOT NULL DEFAULT '{}',
    "options" TEXT NOT NULL,
    "hash" TEXT NOT NULL DEFAULT '',
    "error" TEXT
);

-- CreateTable
CREATE TABLE "import_refusal" (
    "importId" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "column" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("importId", "line", "column")
);

-- CreateTable
CREATE TABLE "rollup" (
    "versionId" TEXT NOT NULL,
    "entryDay" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "costCents" BIGINT NOT NULL,

    PRIMARY KEY ("versionId", "entryDay", "arm", "nodeId", "outcome")
);

-- CreateTable
CREATE TABLE "rollup_time" (
    "versionId" TEXT NOT NULL,
    "entryDay" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "bucket" INTEGER NOT NULL,
    "n" BIGINT NOT NULL,

    PRIMARY KEY ("versionId", "entryDay", "arm", "nodeId", "outcome", "bucket")
);

-- CreateTable
CREATE TABLE "rollup_run" (
    "versionId" TEXT NOT NULL,
    "entryDay" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "grp" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "arrears" BIGINT NOT NULL,
    "recovered" BIGINT NOT NULL,
    "cured" BIGINT NOT NULL,
    "cost" BIGINT NOT NULL,

    PRIMARY KEY ("versionId", "entryDay", "arm", "grp")
);

-- CreateTable
CREATE TABLE "exclusion" (
    "journeyId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "n" INTEGER NOT NULL,

    PRIMARY KEY ("journeyId", "day", "reason")
);

-- CreateIndex
CREATE INDEX "person_search_idx" ON "person"("search");

-- CreateIndex
CREATE UNIQUE INDEX "person_portfolioId_customerRef_key" ON "person"("portfolioId", "customerRef");

-- CreateIndex
CREATE INDEX "contact_point_value_idx" ON "contact_point"("value");

-- CreateIndex
CREATE UNIQUE INDEX "contact_point_personId_kind_value_key" ON "contact_point"("personId", "kind", "value");

-- CreateIndex
CREATE INDEX "opt_out_personId_idx" ON "opt_out"("personId");

-- CreateIndex
CREATE INDEX "suspension_personId_idx" ON "suspension"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "collection_case_ref_key" ON "collection_case"("ref");

-- CreateIndex
CREATE UNIQUE INDEX "collection_case_personId_portfolioId_currency_key" ON "collection_case"("personId", "portfolioId", "currency");

-- CreateIndex
CREATE INDEX "debt_caseId_idx" ON "debt"("caseId");

-- CreateIndex
CREATE INDEX "debt_personId_idx" ON "debt"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "debt_portfolioId_reference_key" ON "debt"("portfolioId", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "payment_eventId_key" ON "payment"("eventId");

-- CreateIndex
CREATE INDEX "payment_caseId_idx" ON "payment"("caseId");

-- CreateIndex
CREATE INDEX "payment_allocation_debtId_idx" ON "payment_allocation"("debtId");

-- CreateIndex
CREATE INDEX "event_status_at_idx" ON "event"("status", "at");

-- CreateIndex
CREATE INDEX "event_caseId_at_idx" ON "event"("caseId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "event_source_messageId_key" ON "event"("source", "messageId");

-- CreateIndex
CREATE INDEX "delivery_state_id_idx" ON "delivery"("state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_runId_kind_seq_key" ON "delivery"("runId", "kind", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "journey_slug_key" ON "journey"("slug");

-- CreateIndex
CREATE INDEX "version_hash_idx" ON "version"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "version_journeyId_number_key" ON "version"("journeyId", "number");

-- CreateIndex
CREATE INDEX "run_journeyId_status_idx" ON "run"("journeyId", "status");

-- CreateIndex
CREATE INDEX "run_versionId_entryDay_idx" ON "run"("versionId", "entryDay");

-- CreateIndex
CREATE INDEX "run_personId_idx" ON "run"("personId");

-- CreateIndex
CREATE INDEX "run_status_enteredAt_idx" ON "run"("status", "enteredAt");

-- CreateIndex
CREATE UNIQUE INDEX "run_caseId_journeyId_entryNo_key" ON "run"("caseId", "journeyId", "entryNo");

-- CreateIndex
CREATE INDEX "visit_versionId_nodeId_outcome_idx" ON "visit"("versionId", "nodeId", "outcome");

-- CreateIndex
CREATE INDEX "decision_runId_visitSeq_idx" ON "decision"("runId", "visitSeq");

-- CreateIndex
CREATE INDEX "contact_personId_at_idx" ON "contact"("personId", "at");

-- CreateIndex
CREATE INDEX "contact_status_idx" ON "contact"("status");

-- CreateIndex
CREATE INDEX "contact_channel_at_idx" ON "contact"("channel", "at");

-- CreateIndex
CREATE UNIQUE INDEX "contact_runId_visitSeq_attempt_key" ON "contact"("runId", "visitSeq", "attempt");

-- CreateIndex
CREATE INDEX "promise_caseId_status_idx" ON "promise"("caseId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "offer_runId_visitSeq_key" ON "offer"("runId", "visitSeq");

-- CreateIndex
CREATE INDEX "payment_plan_caseId_status_idx" ON "payment_plan"("caseId", "status");

-- CreateIndex
CREATE INDEX "task_status_queue_priority_dueAt_idx" ON "task"("status", "queue", "priority", "dueAt");

-- CreateIndex
CREATE INDEX "task_runId_visitSeq_idx" ON "task"("runId", "visitSeq");

-- CreateIndex
CREATE UNIQUE INDEX "text_name_version_key" ON "text"("name", "version");
