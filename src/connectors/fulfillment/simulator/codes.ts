/** The vendor's table of status codes: state, stage and detail, as far as lives here pass through them. */
const NAMES: Readonly<Record<string, readonly [state: string, stage: string, detail: string]>> = {
  '010101': ['Processing Order', 'Received', 'Customer Order'],
  '010201': ['Processing Order', 'Approved', ''],
  '010301': ['Processing Order', 'Hold', 'Merchant Stock'],
  '010401': ['Processing Order', 'Address Problem', 'Incomplete Address'],
  '010901': ['Processing Order', 'Released To WMS', 'Released'],
  '020201': ['Fulfillment In Progress', 'Postage Acquired', ''],
  '020301': ['Fulfillment In Progress', 'Postage Voided', 'Postage Void Failed Gracefully'],
  '020801': ['Fulfillment In Progress', 'Picking Inventory', ''],
  '021001': ['Fulfillment In Progress', 'Passed Final Inspection', ''],
  '030201': ['Shipped', 'Fulfilled By FDC', ''],
  '040101': ['Returned', 'Returned', ''],
  '050101': ['Cancelled', 'Cancelled', ''],
  '060101': ['Test', 'Test', 'Test'],
};

/** A status as an order shows it; a code of nobody's table has no names. */
export function statusJson(code: string) {
  const [state, stage, detail] = NAMES[code] ?? ['', '', ''];
  return {
    code,
    detailCode: code.slice(4),
    detail,
    state: { code: code.slice(0, 2), name: state },
    stage: { code: code.slice(2, 4), name: stage },
  };
}
