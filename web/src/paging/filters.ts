import { useSearchParams } from 'react-router';

/**
 * The filters of a list, which stand in the address: a link shows the same.
 *
 * @returns what is chosen ('' where nothing is), and a setter that goes back to the first page
 */
export function useFilters<Name extends string>(
  ...names: Name[]
): [Record<Name, string>, (name: Name, value: string | null) => void] {
  const [search, setSearch] = useSearchParams();
  const chosen = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as Record<
    Name,
    string
  >;
  const choose = (name: Name, value: string | null) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        after.delete('page_token');
        return after;
      },
      { replace: true },
    );
  return [chosen, choose];
}

/** Filters as a query sends them: those that are chosen. */
export function chosenOnly<T extends Record<string, string | number>>(filters: T): Partial<T> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== '')) as Partial<T>;
}
