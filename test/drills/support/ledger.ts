import type pg from 'pg';

/** One committed page: when, under which epoch, who held the connection, and whose session wrote it. */
export interface LedgerPage {
  at: Date;
  connection_id: string;
  run_id: string;
  pages: string;
  epoch: string;
  holder: string | null;
  writer: string;
}

/** How long a page sleeps between lock and commit while its writer is on the list, in seconds; less than the two that a statement may take. */
const SLOW_SECONDS = 1.5;

/**
 * Sets up, in the drill's own database, a ledger of all committed pages and take-overs, and a way to make the
 * transactions of one worker slow at a known point. Triggers, so that the product needs no code for it: an entry
 * of the ledger exists exactly if its page was committed.
 */
export async function keepLedger(pool: pg.Pool): Promise<void> {
  await pool.query(`
    CREATE TABLE drill_page (at timestamptz, connection_id uuid, run_id uuid, pages bigint, epoch bigint,
                             holder text, writer text);
    CREATE FUNCTION drill_note_page() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO drill_page
      SELECT clock_timestamp(), NEW.connection_id, NEW.run_id, NEW.pages, state.epoch, state.worker,
             current_setting('application_name')
      FROM connection_state state WHERE state.connection_id = NEW.connection_id;
      RETURN NULL;
    END $$;
    CREATE TRIGGER drill_note_page AFTER UPDATE ON run FOR EACH ROW WHEN (NEW.pages > OLD.pages)
      EXECUTE FUNCTION drill_note_page();

    CREATE TABLE drill_taken (at timestamptz, connection_id uuid, epoch bigint, worker text);
    CREATE FUNCTION drill_note_taken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO drill_taken VALUES (clock_timestamp(), NEW.connection_id, NEW.epoch, NEW.worker);
      RETURN NULL;
    END $$;
    CREATE TRIGGER drill_note_taken AFTER UPDATE ON connection_state FOR EACH ROW WHEN (NEW.epoch > OLD.epoch)
      EXECUTE FUNCTION drill_note_taken();

    CREATE TABLE drill_slow (writer text);
    CREATE FUNCTION drill_dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF EXISTS (SELECT FROM drill_slow WHERE writer = current_setting('application_name')) THEN
        PERFORM pg_sleep(${SLOW_SECONDS});
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER drill_dawdle BEFORE UPDATE ON run FOR EACH ROW WHEN (NEW.pages > OLD.pages)
      EXECUTE FUNCTION drill_dawdle();`);
}

/** All committed pages in order. */
export async function ledgerPages(pool: pg.Pool): Promise<LedgerPage[]> {
  return (await pool.query<LedgerPage>('SELECT * FROM drill_page ORDER BY at')).rows;
}

/**
 * What the ledger shows that must never be: a page of one who did not hold the connection, an epoch that goes
 * back, a page counted twice or left out.
 */
export function ledgerProblems(pages: readonly LedgerPage[]): string[] {
  const problems: string[] = [];
  const newest = new Map<string, number>();
  const counted = new Map<string, number>();
  for (const page of pages) {
    const where = `page ${page.pages} of run ${page.run_id}`;
    if (page.writer !== page.holder)
      problems.push(
        `${where} was written by ${page.writer} while ${page.holder ?? 'nobody'} held the connection`,
      );
    if (Number(page.epoch) < (newest.get(page.connection_id) ?? 0))
      problems.push(`${where} has an old epoch`);
    if (Number(page.pages) !== (counted.get(page.run_id) ?? 0) + 1)
      problems.push(`${where} came after page ${counted.get(page.run_id)}`);
    newest.set(page.connection_id, Number(page.epoch));
    counted.set(page.run_id, Number(page.pages));
  }
  return problems;
}
