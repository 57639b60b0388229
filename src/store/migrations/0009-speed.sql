-- How large a record is as it is answered, so that a page of a list can be kept within its bytes without unpacking
-- a thousand records only to measure them. Made by the database: whoever writes a record need not know.
ALTER TABLE record ADD COLUMN bytes integer NOT NULL GENERATED ALWAYS AS (octet_length(data::text)) STORED;
