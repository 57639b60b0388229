import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import type { IntegrationType } from './queries.ts';

/** One integration: its functions, and which of them can be synced on demand. Asks nothing while it is not known which. */
export function useIntegration(type: IntegrationType | undefined, name: string | undefined) {
  return useQuery({
    queryKey: ['integrations', type, name],
    queryFn: async () => {
      const path = { integration_type: type!, integration_name: name! };
      const { data } = await answerOf(
        api.GET('/integrations/{integration_type}/{integration_name}', { params: { path } }),
      );
      return data[0]!;
    },
    enabled: type !== undefined && name !== undefined,
    staleTime: 60_000,
  });
}
