-- Every change can be repeated under an Idempotency-Key, not only those that make jobs. While one is under way its
-- row has no answer yet. Answers may hold secrets, such as an access token, so that they are sealed; those to requests
-- for jobs hold none, are written in the job's own transaction, and stay as they are. What belongs to no connection is
-- kept under its organization's id.
ALTER TABLE idempotency ALTER COLUMN response DROP NOT NULL, ADD COLUMN sealed_response text;
