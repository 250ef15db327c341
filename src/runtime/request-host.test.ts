import { expect, it } from 'vitest';
import { hostProblem } from './request-host.ts';

it.each([
  ['1.1', ['Accept', 'host', 'HOST', 'a'], undefined],
  ['1.1', ['Host', 'a', 'Accept', '*/*', 'host', 'b'], 'comes more than once'],
  ['1.0', ['Host', 'a', 'Host', 'a'], 'comes more than once'],
  ['1.1', ['X-Host', 'a'], 'is missing'],
  ['1.0', [], undefined],
])('the host of HTTP/%s with the fields %j: %s', (httpVersion, rawHeaders, problem) => {
  expect(hostProblem({ rawHeaders, httpVersion })).toBe(problem);
});
