-- Why items of a job were left out or failed: counted each second while it runs, and listed one reason at a time. The items
-- that are done have no code, so they pay nothing for it.
CREATE INDEX "bulk_item_code" ON "bulk_item"("bulkId", "state", "code", "n") WHERE "code" IS NOT NULL;
