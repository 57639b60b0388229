import { useCallback, useContext, useRef } from 'react';
import { UNSAFE_DataRouterContext as RouterContext, useLocation, useSearchParams } from 'react-router';

/**
 * Changes the parameters of the page's address in place, without a new entry in the history. What stands in the address
 * at that moment is changed: several hooks write to it, and what one of them was rendered with may be old by then.
 * A page that is being left changes nothing any more: a gesture's rest or typing that ends while the next page is still
 * loaded would otherwise call back whoever has gone on.
 */
export function useChangeAddress(): (change: (parameters: URLSearchParams) => void) => void {
  const [, setSearch] = useSearchParams();
  const { pathname } = useLocation();
  const { router } = useContext(RouterContext)!;
  const latest = useRef({ setSearch, pathname });
  latest.current = { setSearch, pathname };
  return useCallback(
    (change) => {
      const { setSearch, pathname } = latest.current;
      if (whereOneGoes(router) !== pathname) return;
      const parameters = new URLSearchParams(window.location.search);
      change(parameters);
      setSearch(parameters, { replace: true });
    },
    [router],
  );
}

type Router = NonNullable<React.ContextType<typeof RouterContext>>['router'];

/** The path that is shown next: asked of the router itself, since pages are told of it only when they are drawn anew. */
function whereOneGoes({ basename = '', state }: Router): string {
  const { pathname } = state.navigation.location ?? state.location;
  return pathname.slice(basename.length) || '/';
}
