import { Button, Text } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ask, type Choice, type Connected, Refused } from './client.ts';
import { useConsent } from './consent.ts';
import { askedFor, CredentialInput, lacking } from './fields.tsx';
import { Step, Trouble } from './step.tsx';

/** Entering what the system asks for, which is tried there; or the way to its own page, where the customer consents. */
export function Enter({
  secret,
  framed,
  choice,
  again,
  back,
  ended,
  done,
}: {
  secret: string;
  framed: boolean;
  choice: Choice;
  again: boolean;
  back: () => void;
  ended: (error: Error) => void;
  done: (connected: Connected) => void;
}) {
  const [entered, setEntered] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // What is wrong may be far above what was tapped.
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const fields = askedFor(choice.fields, entered);
  const credentials = Object.fromEntries(fields.map(({ name }) => [name, entered[name] ?? '']));
  const wrong = error instanceof Refused ? error.fields : {};
  const elsewhere = error && !fields.some(({ name }) => wrong[name]);

  const fail = (failure: Error) => {
    setBusy(false);
    if (failure instanceof Refused && failure.status === 401) ended(failure);
    else setError(failure);
  };
  const consent = useConsent({ secret, framed, choice, done, fail });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = lacking(fields, entered);
    if (missing.length > 0) {
      const told = Object.fromEntries(missing.map(({ name }) => [name, 'This is needed.']));
      setError(new Refused(0, 'invalid', 'Something is missing.', told));
      return;
    }
    setBusy(true);
    setError(null);
    if (choice.oauth) {
      consent(credentials);
      return;
    }
    const { integration_name, integration_type } = choice;
    ask<Connected>('/connect', secret, { integration_name, integration_type, credentials }).then(done, fail);
  };

  const title = again ? `Renew ${choice.display_name}` : `Connect ${choice.display_name}`;
  return (
    // Whoever closed the vendor's window without an answer can go back and begin again.
    <Step title={title} back={busy && !choice.oauth ? undefined : back}>
      <form ref={form} onSubmit={submit} noValidate style={{ display: 'contents' }}>
        {choice.oauth && (
          <Text>
            You are taken to {choice.display_name}, sign in there, and allow the access. Your password stays
            with {choice.display_name}.
          </Text>
        )}
        {fields.map((field) => (
          <CredentialInput
            key={field.name}
            field={field}
            value={entered[field.name] ?? ''}
            error={wrong[field.name]}
            change={(value) => setEntered({ ...entered, [field.name]: value })}
          />
        ))}
        {elsewhere && <Trouble>{error.message}</Trouble>}
        <Button size="md" type="submit" loading={busy} fullWidth>
          {choice.oauth ? `Continue to ${choice.display_name}` : 'Connect'}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {busy &&
            (choice.oauth ? `Waiting for ${choice.display_name}…` : `Trying it at ${choice.display_name}…`)}
        </Text>
      </form>
    </Step>
  );
}
