import { useCallback, useRef } from 'react';
import { useSearchParams } from 'react-router';

/**
 * Changes the parameters of the address in place, without a new entry in the history. What stands in the address at that
 * moment is changed: several hooks write to it, and what one of them was rendered with may be old by then.
 */
export function useChangeAddress(): (change: (parameters: URLSearchParams) => void) => void {
  const [, setSearch] = useSearchParams();
  const latest = useRef(setSearch);
  latest.current = setSearch;
  return useCallback((change) => {
    const parameters = new URLSearchParams(window.location.search);
    change(parameters);
    latest.current(parameters, { replace: true });
  }, []);
}
