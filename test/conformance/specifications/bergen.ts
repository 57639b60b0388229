import type { Specification } from './index.ts';
import { wsdlChecker } from './wsdl.ts';

export const bergen: Specification = {
  files: ['bergen/production.wsdl'],
  checker: ([wsdl]) => wsdlChecker(wsdl!),
};
