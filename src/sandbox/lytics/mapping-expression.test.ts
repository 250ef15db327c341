import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExpression, writeExpression } from './mapping-expression.ts';

const conversions = ['email', 'date', 'text'] as const;

describe('mapping expressions', () => {
  it('are read back as they were written, whatever the field is called', () => {
    const as = fc.option(fc.constantFrom(...conversions), { nil: undefined });
    const source = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('`', ' ', '(', ')', 'a') }));
    fc.assert(
      fc.property(source, as, (name, conversion) => {
        const expression = conversion === undefined ? { source: name } : { source: name, as: conversion };
        expect(readExpression(writeExpression(expression))).toEqual(expression);
      }),
    );
  });
  it.each([
    ['mail', { source: 'mail' }],
    [' email( mail ) ', { source: 'mail', as: 'email' }],
    ['`e-mail`', { source: 'e-mail' }],
    ['todate(`born on`)', { source: 'born on', as: 'date' }],
    ['`a``b`', { source: 'a`b' }],
    ['e-mail', undefined],
    ['`a`b`', undefined],
    ['`open', undefined],
    ['nosuchfn(mail)', undefined],
    ['email(email(mail))', undefined],
  ])('%j are read as %j', (text, expected) => {
    expect(readExpression(text)).toEqual(expected);
  });
});
