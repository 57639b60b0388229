import { useSearchParams } from 'react-router';

/**
 * What the explorer's address says: which resource, below what, in which view, with which columns, from which page.
 * Filters stand in it under the names that the API has for them.
 */
export function useExplorerAddress() {
  const [search, setSearch] = useSearchParams();
  const change = (name: string, value: string | null) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      if (value === null) after.delete(name);
      else after.set(name, value);
      // Another list begins at its beginning.
      if (name !== 'columns' && name !== 'view') after.delete('page_token');
      return after;
    });
  return {
    search,
    resource: search.get('resource'),
    below: search.get('below'),
    columns: search.get('columns'),
    view: search.get('view') === 'json' ? ('json' as const) : ('table' as const),
    pageToken: search.get('page_token'),
    change,
    /** Filters and columns are those of a resource, so they go with it. */
    chooseResource: (name: string | null) => {
      const connection = search.get('connection');
      const view = search.get('view');
      setSearch({
        ...(connection && { connection }),
        ...(name && { resource: name }),
        ...(view && { view }),
      });
    },
  };
}
