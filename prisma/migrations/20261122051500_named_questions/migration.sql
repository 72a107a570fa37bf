-- A question about one case does not stand for the same question about another one of the same person.
ALTER TABLE "suspension" ADD COLUMN "caseId" TEXT;
UPDATE "suspension" SET "caseId" = (SELECT caseId FROM task WHERE task.id = 'task_' || suspension.id);
-- STOP from an address binds everybody who shares it.
CREATE INDEX "opt_out_address_idx" ON "opt_out"("address");
-- What of an allocation was past due: a reversal gives back that much arrears, and the rest as balance only.
ALTER TABLE "payment_allocation" ADD COLUMN "arrearsCents" BIGINT NOT NULL DEFAULT 0;
UPDATE "payment_allocation" SET "arrearsCents" = "amountCents";
-- Reversals look for what they take back, and money that was never placed by its reference.
CREATE INDEX "payment_reversesId_idx" ON "payment"("reversesId");
CREATE INDEX "payment_reference_idx" ON "payment"("reference");
