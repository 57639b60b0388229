import type { ReactNode } from 'react';
import { Failure, Loading } from '../states/states.tsx';
import { type Integration, useCatalogue } from './queries.ts';

/** The catalogue once it is there, or its state. */
export function Catalogue({ children }: { children: (all: Integration[]) => ReactNode }) {
  const { data, error, refetch } = useCatalogue();
  if (data) return children(data);
  return error ? <Failure error={error} retry={refetch} /> : <Loading rows={10} />;
}
