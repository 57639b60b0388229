-- Feeds: files whose form is agreed with each customer, and of which several tell of one record.

-- How the files of a connection are to be read; null: as the connector has it. Each change is one revision more, which
-- counts as another version of the mapper.
ALTER TABLE connection ADD COLUMN feed_profile json;
ALTER TABLE connection ADD COLUMN feed_profile_revision integer NOT NULL DEFAULT 0;
-- The revision a file was surveyed with. What is behind is surveyed anew before anything is read.
ALTER TABLE file ADD COLUMN survey_revision integer NOT NULL DEFAULT 0;

-- What files tell of, by name: an order may be sent in several parts, each told of in a file of its own.
CREATE TABLE file_mention (
  connection_id uuid NOT NULL,
  name          text NOT NULL,
  file_id       uuid NOT NULL,
  -- Counted through the file.
  mention_no    integer NOT NULL,
  -- Where it stands in the file, as the connector wrote it.
  place         json NOT NULL,
  PRIMARY KEY (connection_id, name, file_id, mention_no)
);
CREATE INDEX file_mention_by_file ON file_mention (connection_id, file_id);
