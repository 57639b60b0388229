/** Reading single cells: what a spreadsheet makes of them, and where guessing stops. */
import { describe, expect, test } from 'vitest';
import { amountText, readAmount } from '../../../src/connectors/kit/invoice-file/amounts.ts';
import { dayFirstIn, readDay } from '../../../src/connectors/kit/invoice-file/days.ts';
import { readCode, readIdentifier } from '../../../src/connectors/kit/invoice-file/identifiers.ts';
import { Unreadable } from '../../../src/connectors/kit/invoice-file/reading.ts';
import { readAccount, readInvoiceNumber } from '../../../src/connectors/ups/identifiers.ts';

const amount = (text: string, delimiter: ',' | ';' = ',') => amountText(readAmount(text, { delimiter }));

describe('amounts', () => {
  test.each([
    ['9.80', '9.8'],
    ['25', '25'],
    ['-5.10', '-5.1'],
    ['+5.10', '5.1'],
    ['0.00', '0'],
    ['-0.00', '0'],
    ['.5', '0.5'],
    ['1,234.50', '1234.5'],
    ['1,234', '1234'],
    ['-1,234,567.89', '-1234567.89'],
    ['(5.10)', '-5.1'],
    ['5.10-', '-5.1'],
    ['9,80', '9.8'],
    ['1.234,50', '1234.5'],
    ['1 234,50', '1234.5'],
    ['1\u00a0234,50', '1234.5'],
    ['9.799999999999999', '9.8'],
    ['12.345', '12.345'],
    ['90071992547409.93', '90071992547409.93'],
  ])('%s is %s', (text, expected) => expect(amount(text)).toBe(expected));

  test('in a file of semicolons, too', () => {
    expect(['9,80', '1.234,50', '1.234.567', '-9,8', '9.80'].map((text) => amount(text, ';'))).toEqual([
      '9.8',
      '1234.5',
      '1234567',
      '-9.8',
      '9.8',
    ]);
    // One group of three is thousands in one country and a fraction in the other.
    for (const text of ['1.234', '1,234']) expect(() => amount(text, ';')).toThrow('thousandths');
  });

  test.each([
    '',
    '-',
    'n/a',
    '1,23,4',
    '1.2.3',
    '--5',
    '(-5)',
    '(5',
    '5)',
    '1e5',
    '#####',
    '12345678901234567',
    'USD 5',
  ])('%s is none', (text) => expect(() => amount(text)).toThrow(Unreadable));
});

describe('days', () => {
  const day = (text: string, dayFirst: boolean | null = null) => readDay(text, { dayFirst });

  test.each([
    ['2026-04-18', '2026-04-18'],
    ['2026/4/18', '2026-04-18'],
    ['20260418', '2026-04-18'],
    ['2026-04-18 00:00:00', '2026-04-18'],
    ['4/18/2026', '2026-04-18'],
    ['18/4/2026', '2026-04-18'],
    ['4/18/26', '2026-04-18'],
    ['4/18/2026 12:00:00 AM', '2026-04-18'],
    ['18.04.2026', '2026-04-18'],
    ['5.4.2026', '2026-04-05'],
    ['4/4/2026', '2026-04-04'],
    ['18-Apr-26', '2026-04-18'],
  ])('%s is %s', (text, expected) => expect(day(text)).toBe(expected));

  test('a day that could be two is read only as the rest of its file is', () => {
    expect(() => day('4/5/2026')).toThrow('cannot be told');
    expect([day('4/5/2026', true), day('4/5/2026', false)]).toEqual(['2026-05-04', '2026-04-05']);
    expect(['4/18/2026', '18/4/2026', '4/5/2026', '2026-04-18', '18.04.2026', ''].map(dayFirstIn)).toEqual([
      false,
      true,
      null,
      null,
      null,
      null,
    ]);
  });

  test.each([
    '',
    'soon',
    '2026-02-31',
    '31/31/2026',
    '46130',
    '0000-00-00',
    '1/0/1900',
    '18-Foo-26',
    '2026418',
    '2026-0418',
  ])('%s is none', (text) => expect(() => day(text, true)).toThrow(Unreadable));
});

describe('identifiers', () => {
  test('digits a spreadsheet moved are put back, digits it lost are missed', () => {
    expect(readIdentifier(' 1z7k3p9q0300000018 ')).toBe('1Z7K3P9Q0300000018');
    expect(readIdentifier('="0012345"')).toBe('0012345');
    expect(readIdentifier("'0012345")).toBe('0012345');
    expect(readIdentifier('9100556651.0')).toBe('9100556651');
    expect(readIdentifier('9.100556651E+9')).toBe('9100556651');
    // Not in a spreadsheet's spelling: these are names.
    expect(readIdentifier('12E345166')).toBe('12E345166');
    for (const text of ['9.26123E+21', '9,26123E+21', '9.1E+09', '92612999985123500000000'])
      expect(() => readIdentifier(text)).toThrow('lost digits');
  });

  test('invoices get their zeros back, accounts lose theirs', () => {
    expect(['0000007K3P9Q221', '000000123456166', '123456166', 'ULN-0563'].map(readInvoiceNumber)).toEqual([
      '0000007K3P9Q221',
      '000000123456166',
      '000000123456166',
      'ULN-0563',
    ]);
    expect(['00007K3P9Q', '7k3p9q', '0000012345', '12345'].map(readAccount)).toEqual([
      '7K3P9Q',
      '7K3P9Q',
      '012345',
      '012345',
    ]);
    expect(['003', '3', '3.0', '069', '405', 'res', '0'].map((text) => readCode(text, 3))).toEqual([
      '003',
      '003',
      '003',
      '069',
      '405',
      'RES',
      '000',
    ]);
  });
});
