-- After a restore a run may ask under another attempt's number for what a provider has taken already. The provider goes on
-- naming it by the first: its callbacks and the link in the message are found by that.
ALTER TABLE "contact" ADD COLUMN "sentAs" TEXT;
CREATE INDEX "contact_sent_as" ON "contact"("sentAs") WHERE "sentAs" IS NOT NULL;
