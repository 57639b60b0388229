import { useSearchParams } from 'react-router';
import { useChangeAddress } from '../../shell/change-address.ts';
import type { ColourBy } from './colours.ts';

/** By what colours go, which stands in the address. */
export function useColourBy(): [ColourBy, (by: ColourBy) => void] {
  const [search] = useSearchParams();
  const changeAddress = useChangeAddress();
  const choose = (by: ColourBy) =>
    changeAddress((parameters) => {
      if (by === 'age') parameters.delete('by');
      else parameters.set('by', by);
    });
  return [search.get('by') === 'run' ? 'run' : 'age', choose];
}
