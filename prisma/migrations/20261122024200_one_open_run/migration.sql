-- One open run for a case in a journey, whatever raced (durability rule 14). Prisma's schema cannot say this.
CREATE UNIQUE INDEX "run_one_open" ON "run"("caseId", "journeyId") WHERE "status" <> 'ended';
-- Open visits only: the run list, the figures of "here now" and "postponed" read nothing else.
CREATE INDEX "visit_open" ON "visit"("versionId", "nodeId", "state") WHERE "leftAt" IS NULL;
CREATE INDEX "delivery_pending" ON "delivery"("runId", "id") WHERE "state" = 'pending';
CREATE INDEX "suspension_open" ON "suspension"("until") WHERE "releasedAt" IS NULL;
CREATE INDEX "contact_sending" ON "contact"("sendByRealMs") WHERE "status" = 'sending';
