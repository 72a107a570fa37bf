-- What the watch reads each second: contacts that did not reach their provider, newest first. Few rows, so sending pays little.
CREATE INDEX "contact_refused" ON "contact"("at", "channel") WHERE "status" IN ('failed', 'undelivered');
-- Open incidents of one cause; and those that nobody was told of yet.
CREATE INDEX "incident_closedRealMs_idx" ON "incident"("closedRealMs");
