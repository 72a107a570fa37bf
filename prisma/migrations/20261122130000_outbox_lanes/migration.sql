-- Lanes of the outbox: a payment, or somebody enrolled by hand, does not wait behind the hundred thousand starts of a sweep.
ALTER TABLE "delivery" ADD COLUMN "lane" TEXT NOT NULL DEFAULT 'events';
UPDATE "delivery" SET "lane" = 'commands' WHERE "kind" = 'command';
-- Only what is pending is ever looked for, in this order.
DROP INDEX "delivery_state_id_idx";
CREATE INDEX "delivery_due" ON "delivery"("lane", "id") WHERE "state" = 'pending';
