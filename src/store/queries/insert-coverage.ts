import type { Transaction } from '../database.ts';

export interface CoverageWrite {
  connectionId: string;
  coverageId: string;
  functionName: string;
  basis: string;
  rangeStart: Date | null;
  rangeEnd: Date | null;
  state: 'read' | 'unavailable' | 'unkept';
  asOf: Date;
  runId: string;
  mapperVersion: number;
}

/** States what has been read. Only ever in the transaction of a slice's last page, or of finding it unavailable. */
export function insertCoverage(tx: Transaction, row: CoverageWrite): void {
  tx.send(
    `INSERT INTO coverage (connection_id, coverage_id, function_name, basis, range_start, range_end, state,
                           as_of, run_id, mapper_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.connectionId,
      row.coverageId,
      row.functionName,
      row.basis,
      row.rangeStart,
      row.rangeEnd,
      row.state,
      row.asOf,
      row.runId,
      row.mapperVersion,
    ],
  );
}
