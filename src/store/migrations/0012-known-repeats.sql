-- Digest of the raw payload that the record was mapped from: a repeat is told by it before it is mapped. Null for what
-- was stored before this column was; of that a repeat is mapped to be told, as it was until now.
ALTER TABLE record ADD COLUMN raw_digest bytea;
