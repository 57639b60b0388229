import type { ReactNode } from 'react';
import type { Entry } from './words.ts';

/** A column of a log. */
export interface Column {
  title: string;
  cell: (entry: Entry) => ReactNode;
  right?: boolean;
}
