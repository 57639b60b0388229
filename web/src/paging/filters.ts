import { useSearchParams } from 'react-router';
import { useChangeAddress } from '../shell/change-address.ts';

/**
 * The filters of a list, which stand in the address: a link shows the same.
 *
 * @returns what is chosen ('' where nothing is), and a setter that goes back to the first page
 */
export function useFilters<Name extends string>(
  ...names: Name[]
): [Record<Name, string>, (name: Name, value: string | null) => void] {
  const [search] = useSearchParams();
  const changeAddress = useChangeAddress();
  const chosen = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as Record<
    Name,
    string
  >;
  const choose = (name: Name, value: string | null) =>
    changeAddress((parameters) => {
      if (value) parameters.set(name, value);
      else parameters.delete(name);
      parameters.delete('page_token');
    });
  return [chosen, choose];
}

/** Filters as a query sends them: those that are chosen. */
export function chosenOnly<T extends Record<string, string | number>>(filters: T): Partial<T> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== '')) as Partial<T>;
}
