import type { Connection } from '../../connections/queries.ts';
import { Consequence } from '../../dialogs/consequence.tsx';
import { functionLabel } from '../../words/functions.ts';
import { disabledNow, useDisabled } from './queries.ts';

/** Says what disabling a function means before it is done. */
export function DisableDialog({
  connection,
  functionName,
  opened,
  close,
}: {
  connection: Connection;
  functionName: string;
  opened: boolean;
  close: () => void;
}) {
  const disable = useDisabled(connection.connection_id);
  const label = functionLabel(functionName).toLowerCase();
  return (
    <Consequence
      opened={opened}
      close={close}
      title={`Disable ${label}?`}
      verb={`Disable ${label}`}
      pending={disable.isPending}
      act={() => disable.mutate([...disabledNow(connection), functionName], { onSettled: close })}
    >
      No {label} are read any more, by schedules or otherwise, and open sync jobs of them become stuck at
      once. What is stored stays readable; enabling goes on from where it stood.
    </Consequence>
  );
}
